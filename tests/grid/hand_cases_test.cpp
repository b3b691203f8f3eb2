// Cases that can be worked out by hand.
#include <gmock/gmock.h>

#include "grid/small_grid.h"

namespace bulwark::test {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::Pointwise;

constexpr FlowModel both_flows[] = {FlowModel::transport, FlowModel::dc};

auto near(std::vector<double> expected_mw) {
  return Pointwise(DoubleNear(1e-9), std::move(expected_mw));
}

TEST(HandCases, AGridWithoutDemandServesNothing) {
  for (const FlowModel flow : both_flows) {
    SmallGrid small(flow);
    const BusId a = small.bus(0, 100);
    const BusId b = small.bus(0);
    small.line(a, b, 10);
    EXPECT_THAT(served_mw(small), ElementsAre(0, 0));
  }
}

TEST(HandCases, WithoutSupplyNothingIsServed) {
  for (const FlowModel flow : both_flows) {
    SmallGrid small(flow);
    const BusId a = small.bus(100);
    const BusId b = small.bus(50);
    small.line(a, b, 10);
    EXPECT_THAT(served_mw(small), ElementsAre(0, 0));
  }
}

TEST(HandCases, AShortageIsSharedInEqualFractions) {
  for (const FlowModel flow : both_flows) {
    SmallGrid small(flow);
    const BusId a = small.bus(100, 90);
    small.line(a, small.bus(50), 1000);
    small.line(a, small.bus(30), 1000);
    EXPECT_THAT(served_mw(small), near({50, 25, 15}));
  }
}

TEST(HandCases, HeavierBusesGoFirst) {
  for (const FlowModel flow : both_flows) {
    SmallGrid small(flow);
    const BusId a = small.bus(100, 90);
    small.line(a, small.bus(50, 0, 2), 1000);
    small.line(a, small.bus(60, 0, 1), 1000);
    EXPECT_THAT(served_mw(small), near({25, 50, 15}));
  }
}

TEST(HandCases, WeightsThatAreNearlyEqualAreNotEqual) {
  for (const FlowModel flow : both_flows) {
    SmallGrid small(flow);
    const BusId a = small.bus(100, 60, 1);
    const BusId b = small.bus(100, 0, 1 + 1e-9);
    small.line(a, b, 80);
    EXPECT_THAT(served_mw(small), near({0, 60}));
  }
}

/// Only ratios count, however far apart, and the heaviest loads are no measure of the light ones.
TEST(HandCases, WeightsThatAreFarApartCount) {
  for (const FlowModel flow : both_flows) {
    SmallGrid small(flow);
    const BusId source = small.bus(0, 300);
    const BusId heavy = small.bus(50, 0, 1e9);
    small.line(source, heavy, 100);
    small.line(heavy, small.bus(100, 0, 1e-3), 1000);
    small.line(heavy, small.bus(100, 0, 1e-6), 1000);
    EXPECT_THAT(served_mw(small), near({0, 50, 50, 0}));
  }
}

TEST(HandCases, WeightsThatAreAllButEqualAreNotEqual) {
  for (const FlowModel flow : both_flows) {
    SmallGrid small(flow);
    const BusId source = small.bus(0, 300);
    const BusId middle = small.bus(100, 0, 1);
    small.line(source, middle, 100);
    small.line(middle, small.bus(100, 0, 1), 1000);
    small.line(middle, small.bus(100, 0, 1 + 1e-12), 1000);
    EXPECT_THAT(served_mw(small), near({0, 0, 0, 100}));
  }
}

/// The line of 1 MW carries 1.01/2.01 of what the second load takes and 1/2.01 of what the third does, so the third
/// alone serves most, which a heavy load elsewhere does not hide.
TEST(HandCases, AHeavyLoadDoesNotHideWhatLightOnesTrade) {
  for (const double weight : {1.0, 1e6, 1e9}) {
    SmallGrid small(FlowModel::dc);
    const BusId source = small.bus(0, 1000);
    const BusId second = small.bus(100, 0, 1e-3);
    const BusId third = small.bus(100, 0, 1e-3);
    small.line(source, small.bus(50, 0, weight), 1000);
    small.line(source, second, 1, 1);
    small.line(source, third, 1000, 1);
    small.line(third, second, 1000, 0.01);
    EXPECT_THAT(served_mw(small), near({0, 0, 2.01, 50}));
  }
}

/// The far load gets what its line carries, the others share the rest alike.
TEST(HandCases, WhereALineIsFullOthersShareTheRest) {
  for (const FlowModel flow : both_flows) {
    SmallGrid small(flow);
    const BusId a = small.bus(100, 100);
    small.line(a, small.bus(100), 10);
    small.line(a, small.bus(50), 1000);
    EXPECT_THAT(served_mw(small), near({60, 10, 30}));
  }
}

/// Three levels of fairness along a chain: each line halves what may pass.
TEST(HandCases, SharesAreFairBehindEachLine) {
  for (const FlowModel flow : both_flows) {
    SmallGrid small(flow);
    const BusId a = small.bus(100, 150);
    const BusId b = small.bus(100);
    const BusId c = small.bus(100);
    const BusId d = small.bus(100);
    small.line(a, b, 60);
    small.line(b, c, 30);
    small.line(c, d, 20);
    EXPECT_THAT(served_mw(small), near({90, 30, 15, 15}));
  }
}

TEST(HandCases, AThroughBoundCountsOfThePeakWhateverTheHour) {
  for (const FlowModel flow : both_flows) {
    SmallGrid small(flow);
    const AssetId station = small.asset(0, 4);
    small.bus(100, 1000, 1, {station});
    const Network network = small.network();
    GridCondition condition(network);
    condition.set_damage(station, 1);
    EXPECT_THAT(served_mw(network, condition.state()), near({75}));
    condition.set_factor(0.8);
    EXPECT_THAT(served_mw(network, condition.state()), near({75}));
    condition.set_factor(0.5);
    EXPECT_THAT(served_mw(network, condition.state()), near({50}));
    condition.set_damage(station, 4);
    EXPECT_THAT(served_mw(network, condition.state()), near({0}));
  }
}

/// What a bounded load cannot take goes to the others.
TEST(HandCases, ABoundedLoadLeavesItsShare) {
  for (const FlowModel flow : both_flows) {
    SmallGrid small(flow);
    const AssetId station = small.asset(0, 5);
    const BusId a = small.bus(100, 120);
    small.line(a, small.bus(100, 0, 1, {station}), 1000);
    small.line(a, small.bus(50), 1000);
    const Network network = small.network();
    GridCondition condition(network);
    condition.set_damage(station, 4);
    EXPECT_THAT(served_mw(network, condition.state()), near({200.0 / 3, 20, 100.0 / 3}));
  }
}

TEST(HandCases, ALineIsAsSoundAsTheLeastOfItsAssets) {
  for (const FlowModel flow : both_flows) {
    SmallGrid small(flow);
    const AssetId first = small.asset(0, 2);
    const AssetId second = small.asset(0, 4);
    const BusId a = small.bus(0, 100);
    const BusId b = small.bus(100);
    small.line(a, b, 80, 1, {first, second});
    const Network network = small.network();
    GridCondition condition(network);
    EXPECT_THAT(served_mw(network, condition.state()), near({0, 80}));
    condition.set_damage(second, 1);
    EXPECT_THAT(served_mw(network, condition.state()), near({0, 60}));
    condition.set_damage(first, 1);
    EXPECT_THAT(served_mw(network, condition.state()), near({0, 40}));
    condition.set_damage(first, 2);
    EXPECT_THAT(served_mw(network, condition.state()), near({0, 0}));
  }
}

/// Behind an open line each part balances on its own.
TEST(HandCases, IslandsServeThemselves) {
  for (const FlowModel flow : both_flows) {
    SmallGrid small(flow);
    const BusId a = small.bus(100, 80);
    const BusId b = small.bus(100, 10);
    const BusId c = small.bus(20, 30);
    small.bus(10);
    small.line(a, b, 0);
    small.line(b, c, 1000);
    EXPECT_THAT(served_mw(small), near({80, 100.0 / 6 * 2, 20.0 / 3, 0}));
  }
}

/// Two lines side by side share by reactance in dc: the better one is full at 30, with 15 in the other.
TEST(HandCases, ParallelLinesShareByReactance) {
  SmallGrid dc(FlowModel::dc);
  SmallGrid transport(FlowModel::transport);
  for (SmallGrid* small : {&dc, &transport}) {
    const BusId a = small->bus(0, 100);
    const BusId b = small->bus(100);
    small->line(a, b, 30, 1);
    small->line(b, a, 30, 2);
  }
  EXPECT_THAT(served_mw(dc), near({0, 45}));
  EXPECT_THAT(served_mw(transport), near({0, 60}));
}

/// A line beside a much better one: a billionth of the flow is all that it carries, and its limit counts.
TEST(HandCases, APoorLineBesideAGoodOneIsLimitedToo) {
  for (const double reactance : {1e3, 1e6, 1e8, 1e9, 1e10}) {
    SmallGrid small(FlowModel::dc);
    const BusId a = small.bus(0, 20000);
    const BusId b = small.bus(20000);
    small.line(a, b, 100000, 1);
    small.line(a, b, 10000 / (1 + reactance), reactance);
    EXPECT_NEAR(served_mw(small)[1], 10000, 1e-3) << reactance;
  }
}

/// Half the limit, and still half of the flow.
TEST(HandCases, ADamagedLineKeepsItsReactance) {
  SmallGrid small(FlowModel::dc);
  const AssetId station = small.asset(0, 2);
  const BusId a = small.bus(0, 100);
  const BusId b = small.bus(100);
  small.line(a, b, 40, 1, {station});
  small.line(a, b, 100, 1);
  const Network network = small.network();
  GridCondition condition(network);
  EXPECT_THAT(served_mw(network, condition.state()), near({0, 80}));
  condition.set_damage(station, 1);
  EXPECT_THAT(served_mw(network, condition.state()), near({0, 40}));
  condition.set_damage(station, 2);
  EXPECT_THAT(served_mw(network, condition.state()), near({0, 100}));
}

TEST(HandCases, ALineFromABusToItselfCarriesNothing) {
  for (const FlowModel flow : both_flows) {
    SmallGrid small(flow);
    const BusId a = small.bus(100, 60);
    small.line(a, a, 10);
    EXPECT_THAT(served_mw(small), near({60}));
  }
}

}  // namespace
}  // namespace bulwark::test
