// How destroyed batteries and sensors come back (living_defence.md, "In campaigns"), by hand.
#include "campaign/replacements.h"

#include <gmock/gmock.h>

#include "small_campaign.h"

namespace bulwark::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Settings batteries(const std::string& replace) {
  return {"batteries.east={system: sam, position: [0 km, 0 km]}",
          "batteries.west={system: sam, position: [0 km, 0 km]}",
          "sensors.radar={position: [0 km, 0 km], max_range: 50 km, scan: 5 s, pd: 1}",
          "campaign={duration: 100 d, strikes: {a: {every: 1 d}}, replace: " + replace + "}"};
}

class ReplacementsTest : public ::testing::Test {
 protected:
  void set_up(const std::string& replace) {
    tables_ = std::make_unique<Tables>(compile_duel(batteries(replace)));
    replacements_ = std::make_unique<Replacements>(*tables_);
    replacements_->begin(tables_->parameters, TrialStreams(1, 0));
  }
  void destroy(std::size_t battery, double day) {
    replacements_->destroy(BatteryId(battery), day * day_s);
    replacements_->hand_out_units(day * day_s);
  }
  /// Lets all come back that will; days.
  std::vector<double> returns() {
    std::vector<double> days;
    for (;;) {
      const double now_s = std::min(replacements_->next_delivery_s(), replacements_->next_return_s());
      if (now_s == HUGE_VAL) return days;
      replacements_->hand_out_units(now_s);
      while (replacements_->next_return_s() <= now_s) days.push_back(replacements_->bring_back().time_s / day_s);
    }
  }

  std::unique_ptr<Tables> tables_;
  std::unique_ptr<Replacements> replacements_;
};

TEST_F(ReplacementsTest, NeverComeWithoutAnEntry) {
  set_up("{sensors: {time: 3 d}}");
  destroy(0, 1);
  EXPECT_THAT(returns(), IsEmpty());
  EXPECT_TRUE(replacements_->is_missing(BatteryId(std::size_t{0})));
  EXPECT_THAT(replacements_->missing_batteries(), ElementsAre(BatteryId(0)));
}

TEST_F(ReplacementsTest, NeedNoUnitWhereNoneIsNamed) {
  set_up("{sam: {time: 3 d}}");
  destroy(2, 1);
  destroy(0, 2);
  EXPECT_THAT(replacements_->missing_batteries(), ElementsAre(BatteryId(0), BatteryId(2)));
  EXPECT_THAT(returns(), ElementsAre(4, 5));
  EXPECT_FALSE(replacements_->is_missing(BatteryId(std::size_t{0})));
  EXPECT_THAT(replacements_->missing_batteries(), IsEmpty());
}

TEST_F(ReplacementsTest, WaitForUnitsFirstDestroyedFirst) {
  set_up("{sam: {time: 3 d, units: {initial: 1, delivery: 0.1 /d}}}");
  destroy(2, 1);
  destroy(1, 2);
  replacements_->destroy(BatteryId(std::size_t{0}), 2 * day_s);  // at one instant, so before its neighbour
  replacements_->hand_out_units(2 * day_s);
  EXPECT_NEAR(replacements_->next_delivery_s() / day_s, 10, 2e-5);
  EXPECT_EQ(replacements_->next_return_s(), 4 * day_s);
  EXPECT_EQ(replacements_->bring_back().target, TargetId(BatteryId(std::size_t{2})));
  const double unit_s = replacements_->next_delivery_s();
  replacements_->hand_out_units(unit_s);
  EXPECT_NEAR(replacements_->next_return_s() / day_s, 13, 2e-5);
  EXPECT_EQ(replacements_->bring_back().target, TargetId(BatteryId(std::size_t{0})));
  EXPECT_NEAR(returns().at(0), 23, 2e-5);
}

TEST_F(ReplacementsTest, KeepUnitsOfSystemsAndSensorsApart) {
  set_up("{sam: {time: 3 d, units: {initial: 0}}, sensors: {time: 2 d, units: {initial: 1}}}");
  destroy(0, 1);
  replacements_->destroy(SensorId(std::size_t{0}), 5 * day_s);
  EXPECT_THAT(replacements_->missing_sensors(), ElementsAre(SensorId(0)));
  replacements_->hand_out_units(5 * day_s);
  EXPECT_THAT(returns(), ElementsAre(7));
  EXPECT_THAT(replacements_->missing_sensors(), IsEmpty());
  EXPECT_THAT(replacements_->missing_batteries(), ElementsAre(BatteryId(0)));
}

TEST_F(ReplacementsTest, DrawTimesByBatteryAndOrdinal) {
  set_up("{sam: {time: {exponential: 3 d}}}");
  destroy(0, 0);
  const double first = returns().at(0);
  destroy(0, 100);
  const double second = returns().at(0) - 100;
  replacements_->begin(tables_->parameters, TrialStreams(1, 0));
  destroy(1, 0);
  destroy(0, 0);
  const std::vector<double> both = returns();
  EXPECT_TRUE(both[0] == first || both[1] == first);
  EXPECT_NE(first, second);
}

/// Two drones fly at the battery, which cannot stop them; the second comes after it is gone.
Settings attacked(const std::string& replace) {
  return defenceless() + Settings{"raid.wave.count=2", "raid.wave.targets=[batteries.north]",
                                  "campaign={duration: 10 d, strikes: {a: {every: 1 d}}" + replace + "}"};
}

std::vector<std::uint32_t> missing(const Outcome& outcome) {
  std::vector<std::uint32_t> counts;
  for (const RaidCounts& raid : outcome.campaign.raids) counts.push_back(raid.missing_batteries);
  return counts;
}

TEST(Replacement, KeepsABatteryOutOfAllLaterRaids) {
  const Outcome outcome = play(attacked(""));
  EXPECT_THAT(missing(outcome), ElementsAre(0U, 1U, 1U, 1U, 1U, 1U, 1U, 1U, 1U, 1U));
  EXPECT_EQ(outcome.batteries[BatteryId(std::size_t{0})].site.hits.all, 20U);
  ASSERT_EQ(outcome.destroyed.size(), 1U);
  EXPECT_EQ(outcome.destroyed[0].time_us, 1000 * second_us);
  EXPECT_EQ(outcome.campaign.raids[0].ready_rounds, 10U);
  EXPECT_EQ(outcome.campaign.raids[1].ready_rounds, 0U);
}

TEST(Replacement, BringsABatteryBackForTheNextRaid) {
  const Outcome outcome = play(attacked(", replace: {sam: {time: 2.5 d}}"));
  // Destroyed at 1000 s, back at 2.5 d + 1000 s.
  EXPECT_THAT(missing(outcome), ElementsAre(0U, 1U, 1U, 0U, 1U, 1U, 0U, 1U, 1U, 0U));
  EXPECT_EQ(outcome.campaign.raids[3].ready_rounds, 10U);
  EXPECT_EQ(outcome.destroyed.size(), 4U);
}

TEST(Replacement, BringsABatteryBackAtTheStartOfARaid) {
  const Outcome outcome = play(attacked(", replace: {sam: {time: 85400 s}}"));  // at 1 d exactly
  EXPECT_THAT(missing(outcome), ElementsAre(0U, 0U, 0U, 0U, 0U, 0U, 0U, 0U, 0U, 0U));
}

TEST(Replacement, HealsWhatWasHitAndNotDestroyed) {
  const Outcome outcome = play(attacked("") + Settings{"batteries.north.hardness=3"});
  EXPECT_THAT(missing(outcome), ElementsAre(0U, 0U, 0U, 0U, 0U, 0U, 0U, 0U, 0U, 0U));
  EXPECT_EQ(outcome.batteries[BatteryId(std::size_t{0})].site.hits.effective, 20U);
}

TEST(Replacement, KeepsASensorOut) {
  const Outcome outcome =
      play({"raid.wave.count=1", "raid.wave.targets=[sensors.radar]", "systems.sam.pk.uav=0",
            "sensors.radar={position: [0 km, 0 km], max_range: 500 km, scan: 5 s, pd: 1}",
            "campaign={duration: 4 d, strikes: {a: {every: 1 d}}, replace: {sensors: {time: 1.5 d}}}"});
  std::vector<std::uint32_t> counts;
  for (const RaidCounts& raid : outcome.campaign.raids) counts.push_back(raid.missing_sensors);
  EXPECT_THAT(counts, ElementsAre(0U, 1U, 0U, 1U));
  EXPECT_EQ(outcome.sensors[SensorId(std::size_t{0})].hits.all, 4U);
  EXPECT_EQ(outcome.batteries[BatteryId(std::size_t{0})].shots > 0, true);
}

TEST(Replacement, LetsTheAttackerAvoidWhatIsMissing) {
  const Outcome outcome =
      play(defenceless() +
           Settings{"raid.wave.count=4", "raid.wave.assign=even", "raid.wave.targets=[plant, batteries.north]",
                    "assets.plant.hardness=100",
                    "campaign={duration: 2 d, strikes: {a: {every: 1 d}}, attacker: {avoid_disabled: true}}"});
  EXPECT_EQ(outcome.batteries[BatteryId(std::size_t{0})].site.hits.all, 2U);
  EXPECT_EQ(outcome.assets[AssetId(std::size_t{0})].hits, 6U);
}

}  // namespace
}  // namespace bulwark::testing
