// What is compiled of a defence that can be hit, and that flies, and what a review says of it.
#include "tables/exposure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tables/review.h"
#include "trial/living_raid.h"

namespace bulwark::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string eye = "sensors.eye={position: [5 km, 0 km], max_range: 20 km, scan: 10 s, pd: 0.3}";

TEST(Living, IsWhatASalvoAimsAtOrADutyEnds) {
  EXPECT_FALSE(compile_duel({eye}).is_living);
  EXPECT_FALSE(compile_duel({"systems.sam.channel=returns", "systems.sam.turnaround=5 s"}).is_living);
  const Tables battery = compile_duel(Settings{eye} + killers_at(900));
  EXPECT_TRUE(battery.is_living && battery.batteries_are_targets && !battery.sensors_are_targets);
  EXPECT_TRUE(battery.sites[BatteryId(0)].is_target);
  const Tables sensor = compile_duel(Settings{eye} + killers_at(900, "sensors.eye"));
  EXPECT_TRUE(sensor.is_living && !sensor.batteries_are_targets && sensor.sensors_are_targets);
  EXPECT_TRUE(compile_duel({"batteries.north.on_duty=[]"}).has_duties);
}

TEST(Living, ReleasesAreCertainOnlyOfWhatIsNoTarget) {
  const auto release = [](const Settings& settings) { return compile_duel(settings).batteries[BatteryId(0)].release; };
  EXPECT_EQ(release({}), ChannelRelease::at_end);
  EXPECT_EQ(release({"systems.sam.channel=released"}), ChannelRelease::at_last_launch);
  EXPECT_EQ(release({"systems.sam.channel=returns"}), ChannelRelease::elsewhen);
  EXPECT_EQ(release(killers_at(900)), ChannelRelease::elsewhen);
}

TEST(Living, RoutesEndAtTheTarget) {
  const Tables tables = compile_duel(Settings{eye} + killers_at(900, "sensors.eye, batteries.north, plant"));
  const Geometry& geometry = *tables.geometry;
  ASSERT_EQ(geometry.routes.size(), 4U);
  EXPECT_NEAR(geometry.routes[RouteId(1)].position_m(geometry.routes[RouteId(1)].duration_s).x(), 5000, 1e-6);
  EXPECT_EQ(tables.layout.cells[CellId(2)].target, TargetId(BatteryId(0)));
}

TEST(OwnLooks, AreThoseOfEachSensorAlone) {
  const Settings settings =
      Settings{eye, "sensors.ear={position: [0 km, 0 km], max_range: 9 km, scan: 20 s, pd: 0.5}"} +
      killers_at(900, "sensors.eye");
  const Tables tables = compile_duel(settings);
  const Geometry& geometry = *tables.geometry;
  ASSERT_EQ(geometry.own_looks.size(), 4U);
  const Range looks = geometry.own_looks(RouteId(0), SensorId(0));
  for (std::uint32_t k = 0; k < looks.size(); ++k) {
    EXPECT_EQ(geometry.looks[looks.begin + k].sensor, SensorId(0));
    EXPECT_NEAR(geometry.looks[looks.begin + k].time_s, 750 + 10.0 * k, 1e-6);  // 25 km out
    EXPECT_NEAR(geometry.look_marks[looks.begin + k].probability, 1 - std::pow(0.7, k + 1), 1e-12);
  }
  EXPECT_EQ(geometry.looks[geometry.own_looks(RouteId(0), SensorId(1)).begin].sensor, SensorId(1));
  EXPECT_EQ(geometry.route_tables[RouteId(0)].looks.size(), 0U);
  EXPECT_TRUE(compile_duel({eye}).geometry->own_looks.empty());
}

TEST(OwnLooks, KnowNothingOfHardnessAndValue) {
  const Settings settings = Settings{eye} + killers_at(900, "sensors.eye");
  GeometryCache cache;
  const Tables soft = compile(load_duel(settings), cache);
  const Tables hard = compile(load_duel(settings + Settings{"sensors.eye.hardness=3", "sensors.eye.value=7"}), cache);
  EXPECT_EQ(soft.geometry, hard.geometry);
  EXPECT_NE(soft.geometry, compile(load_duel(Settings{eye} + killers_at(900, "plant")), cache).geometry);
}

TEST(TargetValues, AreRankedAmongAllTargets) {
  const Tables tables = compile_duel(Settings{"batteries.north.value=5", "assets.plant.value=2"} +
                                     killers_at(900, "plant, batteries.north"));
  EXPECT_EQ(tables.target_values, 2U);
  EXPECT_THAT(tables.salvos[SalvoId(1)].target_value, ElementsAre(2, 5));
  EXPECT_THAT(tables.salvos[SalvoId(1)].target_value_rank, ElementsAre(1, 0));
}

TEST(Exposures, SayWhoCanBeHitByWhat) {
  const Tables tables = compile_duel(Settings{eye, south, "systems.sam.pk={uav: 1, cruise: 0.5}"} +
                                     killers_at(900, "sensors.eye, batteries.south, plant, batteries.north"));
  const std::vector<Exposure> found = exposures(tables);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].target, TargetId(BatteryId(0)));
  EXPECT_EQ(found[1].target, TargetId(BatteryId(1)));
  EXPECT_EQ(found[2].target, TargetId(SensorId(0)));
  for (const Exposure& exposure : found) {
    EXPECT_EQ(exposure.salvo, SalvoId(1));
    EXPECT_EQ(exposure.share, 0.25);
    EXPECT_EQ(exposure.guarded_by, 2U);
  }
  EXPECT_EQ(exposures(compile_duel(killers_at(900)))[0].guarded_by, 0U);
  const auto ring =
      exposures(compile_duel(Settings{"batteries.north.count=4"} + killers_at(900, "plant, batteries.north")));
  ASSERT_EQ(ring.size(), 4U);
  EXPECT_EQ(ring[3].share, 0.125);
  EXPECT_THAT(exposures(compile_duel({})), IsEmpty());
}

TEST(Exposures, WarnOfATargetOutOfRange) {
  const std::string far = "sensors.eye={position: [0 km, 50 km], max_range: 200 km, scan: 10 s, pd: 0.3}";
  const auto warnings = review(compile_duel(Settings{far, "systems.sam.pk.cruise=1"} + killers_at(900, "sensors.eye")));
  EXPECT_THAT(warnings, ::testing::Contains("target sensors.eye: stands out of range of every battery"));
  EXPECT_THAT(review(compile_duel({eye})), IsEmpty());
}

TEST(Exposures, WarnOfADutyThatMeetsNothing) {
  const auto warnings = [](const std::string& duty) { return review(compile_duel({"systems.sam.on_duty=" + duty})); };
  EXPECT_THAT(warnings("[]"), ElementsAre("battery north: is never on duty"));
  EXPECT_THAT(warnings("[[0 s, 799 s]]"), ElementsAre("battery north: is off duty whenever it could engage a threat"));
  EXPECT_THAT(warnings("[[0 s, 801 s]]"), IsEmpty());
  EXPECT_THAT(warnings("[[1001 s, 1 h]]"), ElementsAre(HasSubstr("off duty")));
  EXPECT_THAT(review(compile_duel({"systems.sam.on_duty=[[0 s, 1799 s]]",
                                   "raid.wave.launch={at: 950 s, offset: "
                                   "{uniform: 100 s}}"})),
              IsEmpty());
  EXPECT_THAT(review(compile_duel({"systems.sam.on_duty=[[0 s, 801 s]]", "raid.wave.arrive={at: 1100 s}",
                                   "raid.wave={threat: drone, count: 1, from: [100 km, 0 km], targets: [plant], "
                                   "arrive: {at: 1100 s}}"})),
              ElementsAre(HasSubstr("off duty")));
}

TEST(Exposures, WarnOfATurnaroundWithoutReturn) {
  EXPECT_THAT(review(compile_duel({"systems.sam.turnaround=5 min"})), ElementsAre(HasSubstr("do not return")));
  EXPECT_THAT(review(compile_duel({"systems.sam.turnaround=5 min", "systems.sam.channel=returns"})), IsEmpty());
}

}  // namespace
}  // namespace bulwark::testing
