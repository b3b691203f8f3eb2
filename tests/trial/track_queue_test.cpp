#include "trial/track_queue.h"

#include <gtest/gtest.h>

namespace bulwark {
namespace {

TEST(TrackQueue, ServesWhoComesFirst) {
  TrackQueue queue;
  queue.push(7);
  queue.push(3);
  EXPECT_EQ(queue.pop(), 7U);
  queue.push(5);
  EXPECT_EQ(queue.pop(), 3U);
  EXPECT_EQ(queue.pop(), 5U);
  EXPECT_TRUE(queue.empty());
}

TEST(TrackQueue, IsEmptyOnceCleared) {
  TrackQueue queue;
  queue.push(1);
  queue.push(2);
  queue.pop();
  queue.clear();
  EXPECT_TRUE(queue.empty());
  queue.push(9);
  EXPECT_EQ(queue.pop(), 9U);
}

}  // namespace
}  // namespace bulwark
