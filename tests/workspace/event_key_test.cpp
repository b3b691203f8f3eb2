#include "workspace/event_key.h"

#include <gtest/gtest.h>

namespace bulwark {
namespace {

TEST(EventKey, HoldsItsParts) {
  const EventKey key =
      event_key(EventKind::opening, ThreatId(max_threats), BatteryId(max_batteries - 1), max_event_ordinal, 9);
  EXPECT_EQ(key.kind(), EventKind::opening);
  EXPECT_EQ(key.threat(), ThreatId(max_threats));
  EXPECT_EQ(key.battery(), BatteryId(max_batteries - 1));
  EXPECT_EQ(key.ordinal(), max_event_ordinal);
  EXPECT_EQ(key.note(), 9U);
}

TEST(EventKey, OrdersAnInstantByKindThenThreatThenBatteryThenOrdinal) {
  const auto bits = [](EventKind kind, std::size_t threat, std::size_t battery, std::uint32_t ordinal,
                       std::uint32_t note) {
    return event_key(kind, ThreatId(threat), BatteryId(battery), ordinal, note).bits;
  };
  EXPECT_LT(bits(EventKind::end, 5, 3, 7, 15), bits(EventKind::end, 5, 3, 8, 0));
  EXPECT_LT(bits(EventKind::end, 5, 3, 7, 15), bits(EventKind::end, 5, 4, 0, 0));
  EXPECT_LT(bits(EventKind::end, 5, 0xffff, 7, 0), bits(EventKind::end, 6, 0, 0, 0));
  EXPECT_LT(bits(EventKind::end, max_threats, 0xffff, max_event_ordinal, 15), bits(EventKind::reload, 0, 0, 0, 0));
}

TEST(EventKey, PutsChangesOfDutyAfterAllOpenings) {
  EXPECT_TRUE(duty_key(BatteryId(0), 0).is_duty_change());
  EXPECT_TRUE(duty_key(BatteryId(7), 3).is_duty_change());
  EXPECT_FALSE(event_key(EventKind::opening, ThreatId(max_threats - 1)).is_duty_change());
}

TEST(EventKey, RefusesOrdinalsThatDoNotFit) {
  EXPECT_NO_THROW(check_ordinal(max_event_ordinal));
  EXPECT_THROW(check_ordinal(max_event_ordinal + 1), std::runtime_error);
}

}  // namespace
}  // namespace bulwark
