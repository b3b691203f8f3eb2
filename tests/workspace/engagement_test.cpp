#include "workspace/engagement.h"

#include <gtest/gtest.h>

namespace bulwark {
namespace {

Engagement some_engagement() {
  return {ThreatId(max_threats - 1), BatteryId(max_batteries - 1), max_event_ordinal};
}

TEST(Engagement, KnowsWhoEngagesWhom) {
  const Engagement engagement = some_engagement();
  EXPECT_EQ(engagement.threat(), ThreatId(max_threats - 1));
  EXPECT_EQ(engagement.battery(), BatteryId(max_batteries - 1));
  EXPECT_EQ(engagement.ordinal(), max_event_ordinal);
  EXPECT_FALSE(engagement.has_fired());
  EXPECT_FALSE(engagement.holds_channel());
}

TEST(Engagement, IsTheEventOfItsEnd) {
  Engagement engagement = some_engagement();
  engagement.launch({true, false});
  engagement.hold_channel();
  EXPECT_EQ(engagement.end().kind(), EventKind::end);
  const Engagement found(engagement.end());
  EXPECT_EQ(found.threat(), engagement.threat());
  EXPECT_EQ(found.battery(), engagement.battery());
  EXPECT_EQ(found.ordinal(), engagement.ordinal());
  EXPECT_TRUE(found.has_fired());
  EXPECT_TRUE(found.holds_channel());
  EXPECT_TRUE(found.misjudges(true));
  EXPECT_FALSE(found.misjudges(false));
}

TEST(Engagement, MisjudgesTheDeadAndTheLivingApart) {
  for (const bool missed_kill : {false, true}) {
    for (const bool false_kill : {false, true}) {
      Engagement engagement = some_engagement();
      engagement.launch({missed_kill, false_kill});
      EXPECT_TRUE(engagement.has_fired());
      EXPECT_EQ(engagement.misjudges(true), missed_kill);
      EXPECT_EQ(engagement.misjudges(false), false_kill);
      EXPECT_FALSE(engagement.holds_channel());
    }
  }
}

TEST(Engagement, ReleasesItsChannelBeforeItsEnd) {
  Engagement engagement(ThreatId(3), BatteryId(7), 2);
  engagement.launch({});
  const EventKey release = engagement.release();
  EXPECT_EQ(release.kind(), EventKind::release);
  EXPECT_EQ(release.threat(), ThreatId(3));
  EXPECT_EQ(release.battery(), BatteryId(7));
  EXPECT_EQ(release.ordinal(), 2U);
  EXPECT_LT(release.bits, engagement.end().bits);  // first of one instant
}

}  // namespace
}  // namespace bulwark
