#include "workspace/track_queue.h"

#include <gtest/gtest.h>

namespace bulwark {
namespace {

TEST(TrackQueue, ServesWhoComesFirst) {
  TrackQueue queue;
  queue.push(ThreatId(7));
  queue.push(ThreatId(3));
  EXPECT_EQ(queue.pop(), ThreatId(7));
  queue.push(ThreatId(5));
  EXPECT_EQ(queue.pop(), ThreatId(3));
  EXPECT_EQ(queue.pop(), ThreatId(5));
  EXPECT_TRUE(queue.empty());
}

TEST(TrackQueue, IsEmptyOnceCleared) {
  TrackQueue queue;
  queue.push(ThreatId(1));
  queue.push(ThreatId(2));
  queue.pop();
  queue.clear();
  EXPECT_TRUE(queue.empty());
  queue.push(ThreatId(9));
  EXPECT_EQ(queue.pop(), ThreatId(9));
}

}  // namespace
}  // namespace bulwark
