// What is computed once: routes, cells, windows, openings, hazards, reserves.
#include <gtest/gtest.h>

#include "geometry/near.h"
#include "tables/review.h"
#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

TEST(Compile, OneRoutePerSalvoLaneAndTarget) {
  const Tables tables =
      compile_duel({"assets={plant: {position: [0 km, 0 km]}, depot: {position: [0 km, 9 km]}}", "raid.wave.lanes=3",
                    "raid.wave.lane_spacing=1 km", "raid.wave.targets=[plant, depot]"});
  ASSERT_EQ(tables.geometry->route_tables.size(), 6U);
  for (const RouteId k : tables.geometry->route_tables.ids()) {
    EXPECT_EQ(tables.geometry->route_tables[k].lane, k.index() / 2);
    EXPECT_EQ(tables.geometry->route_tables[k].target, k.index() % 2);
    EXPECT_EQ(tables.geometry->route_tables[k].cell, CellId(k.index() % 2));
  }
  EXPECT_EQ(tables.layout.cells.size(), 2U);
}

TEST(Compile, LaunchWindowOfTheDuel) {
  const Tables tables = compile_duel({});
  ASSERT_EQ(tables.geometry->windows.size(), 1U);
  EXPECT_NEAR(tables.geometry->windows[WindowId(0)].launch.begin_s, 800, 1e-6);
  EXPECT_NEAR(tables.geometry->windows[WindowId(0)].launch.end_s, 1000, 1e-6);
}

TEST(Compile, WithoutAPkThereIsNoPair) {
  EXPECT_EQ(compile_duel({"systems.sam.pk={}"}).geometry->pairs.size(), 0U);
  EXPECT_EQ(compile_duel({"systems.sam.pk={uav: 0}"}).geometry->pairs.size(), 1U);
}

TEST(Compile, ARingBeginsNorthAndGoesClockwise) {
  const Tables tables = compile_duel({"batteries.north.count=4", "batteries.north.ring=2 km"});
  const auto at = [&](std::size_t b) { return tables.scenario.batteries[BatteryId(b)].position_m; };
  EXPECT_TRUE(is_near(at(0), Vector2(0, 2000), 1e-9));
  EXPECT_TRUE(is_near(at(1), Vector2(2000, 0), 1e-9));
  EXPECT_TRUE(is_near(at(2), Vector2(0, -2000), 1e-9));
  EXPECT_TRUE(is_near(at(3), Vector2(-2000, 0), 1e-9));
}

TEST(Compile, TheTimelineCoversTheRaid) {
  const TimelineAxis axis = compile_duel({"raid.wave.launch={at: 100 s, offset: {uniform: 300 s}}"}).layout.timeline;
  EXPECT_LE(axis.start_s, 100);
  EXPECT_GE(axis.start_s + axis.step_s * static_cast<double>(axis.samples - 1), 1400);
}

TEST(Review, WarnsOfWhatCanDoNothing) {
  EXPECT_TRUE(review(compile_duel({})).empty());
  EXPECT_FALSE(review(compile_duel({"batteries.far={system: sam, position: [0 km, 900 km]}"})).empty());
  EXPECT_FALSE(review(compile_duel({"systems.sam.rounds=0"})).empty());
  EXPECT_FALSE(
      review(compile_duel({"sensors={eye: {position: [0 km, 900 km], max_range: 9 km, scan: 5 s, pd: 1}}"})).empty());
  EXPECT_FALSE(
      review(compile_duel({"jammers={j: {position: [0 km, 900 km], radius: 9 km, rate: {uav: 1 /s}}}"})).empty());
}

}  // namespace
}  // namespace bulwark::testing
