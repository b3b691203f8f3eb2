// What damage leaves of a grid.
#include "grid/condition.h"

#include <gmock/gmock.h>

#include "grid/islands.h"
#include "grid/small_grid.h"

namespace bulwark::test {
namespace {

using ::testing::ElementsAre;

/// Two buses; a plant of 90 MW and hardness 3 on the first, with an import; the second through a substation.
struct Plain {
  SmallGrid small{FlowModel::transport};
  AssetId plant = small.asset(90, 3);
  AssetId station = small.asset(0, 2);
  BusId one = small.bus(100, 5);
  BusId two = small.bus(40, 0, 1, {station});
  LineId line = small.line(one, two, 30, 1, {station});
  Network network;
  Plain() {
    small.unit(plant, one);
    network = small.network();
  }
};

TEST(GridCondition, BeginsUndamagedAtThePeak) {
  const Plain plain;
  const GridCondition condition(plain.network);
  EXPECT_EQ(condition.state().supply_w, (IndexedBy<BusId, double>{95 * mw, 0}));
  EXPECT_EQ(condition.state().demand_w, (IndexedBy<BusId, double>{100 * mw, 40 * mw}));
  EXPECT_EQ(condition.state().most_w, (IndexedBy<BusId, double>{100 * mw, 40 * mw}));
  EXPECT_EQ(condition.state().limit_w, (IndexedBy<LineId, double>{30 * mw}));
}

TEST(GridCondition, TakesAPartForEachHit) {
  const Plain plain;
  GridCondition condition(plain.network);
  condition.set_damage(plain.plant, 1);
  condition.set_damage(plain.station, 1);
  EXPECT_DOUBLE_EQ(condition.state().supply_w[plain.one], 65 * mw);
  EXPECT_DOUBLE_EQ(condition.state().most_w[plain.two], 20 * mw);
  EXPECT_DOUBLE_EQ(condition.state().demand_w[plain.two], 40 * mw);
  EXPECT_DOUBLE_EQ(condition.state().limit_w[plain.line], 15 * mw);
  condition.set_damage(plain.plant, 3);
  condition.set_damage(plain.station, 2);
  EXPECT_EQ(condition.state().supply_w[plain.one], 5 * mw);  // imports are never damaged
  EXPECT_EQ(condition.state().most_w[plain.two], 0);
  EXPECT_EQ(condition.state().limit_w[plain.line], 0);
}

TEST(GridCondition, TakesDrawnDemandAndImports) {
  const Plain plain;
  GridCondition condition(plain.network);
  condition.set_damage(plain.station, 1);
  condition.set_peak(plain.two, 60 * mw);
  condition.set_import(plain.one, 0);
  condition.set_factor(0.25);
  EXPECT_EQ(condition.state().demand_w[plain.two], 15 * mw);
  EXPECT_EQ(condition.state().most_w[plain.two], 15 * mw);
  condition.set_factor(0.75);
  EXPECT_EQ(condition.state().most_w[plain.two], 30 * mw);
  EXPECT_EQ(condition.state().supply_w[plain.one], 90 * mw);
}

TEST(GridCondition, DoesNotDependOnTheWay) {
  const Plain plain;
  const GridCondition fresh(plain.network);
  GridCondition worn(plain.network);
  for (int hits = 3; hits >= 0; --hits) {
    worn.set_damage(plain.plant, hits);
    worn.set_damage(plain.station, hits / 2);
    worn.set_factor(1 - 0.3 * hits);
  }
  EXPECT_EQ(worn.state().supply_w, fresh.state().supply_w);
  EXPECT_EQ(worn.state().demand_w, fresh.state().demand_w);
  EXPECT_EQ(worn.state().most_w, fresh.state().most_w);
  EXPECT_EQ(worn.state().limit_w, fresh.state().limit_w);
  worn.set_damage(plain.plant, 2);
  worn.repair_all();
  EXPECT_EQ(worn.state().supply_w, fresh.state().supply_w);
}

TEST(Totals, AddUpTheBuses) {
  const Plain plain;
  const GridCondition condition(plain.network);
  ServedLoad load(plain.network);
  const IndexedBy<BusId, double>& served = load.solve(condition.state());
  const GridTotals sums = totals(condition.state(), served);
  EXPECT_DOUBLE_EQ(sums.supply_w, 95 * mw);
  EXPECT_DOUBLE_EQ(sums.demand_w, 140 * mw);
  EXPECT_DOUBLE_EQ(sums.served_w, 95 * mw);
  EXPECT_FALSE(serves_all(condition.state(), served));
  EXPECT_NEAR(shed_fraction(condition.state(), served, plain.one), 45.0 / 140, 1e-12);
}

TEST(Islands, AreWhatLinesJoin) {
  SmallGrid small(FlowModel::dc);
  for (int b = 0; b < 6; ++b) small.bus(1);
  small.line(BusId(4), BusId(1), 10);
  small.line(BusId(1), BusId(5), 10);
  small.line(BusId(2), BusId(3), 0);
  small.line(BusId(0), BusId(3), 10);
  const Islands islands = islands_of(small.grid());
  ASSERT_EQ(islands.size(), 3U);
  EXPECT_THAT(islands.buses_of(0), ElementsAre(BusId(0), BusId(3)));
  EXPECT_THAT(islands.buses_of(1), ElementsAre(BusId(1), BusId(4), BusId(5)));
  EXPECT_THAT(islands.buses_of(2), ElementsAre(BusId(2)));
  EXPECT_EQ(islands.island_of[BusId(5)], 1U);
}

}  // namespace
}  // namespace bulwark::test
