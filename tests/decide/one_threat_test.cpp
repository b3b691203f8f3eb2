// The least cost of one threat, and what threats share of working it out.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "decide/generated_raid.h"
#include "decide/price_search.h"
#include "decide/small_raids.h"

namespace bulwark {
namespace {

/// Batteries w and v, with time for three shots after one another's outcome at the one threat.
std::string text_with_false_kills() {
  std::string raid = text_of({1, 50, 0.5, 3});
  raid.replace(raid.find("pk: {f: 0.5}"), 12, "false_kill: 0.1, pk: {f: 0.5}");
  const std::size_t begin = raid.find("  w: {");
  std::string other = raid.substr(begin, raid.find("batteries:") - begin);
  other.replace(2, 1, "v");
  other.replace(other.find("false_kill: 0.1, pk: {f: 0.5}"), 29, "false_kill: 0.6, pk: {f: 0.8}");
  raid.insert(begin, other);
  return raid.replace(raid.find("batteries: {"), 12, "batteries: {v: {system: v, position: [100 m, 0 m]}, ");
}

/// W of so many shots still to come: min over batteries of λ + q·((1-f)·W + f).
double least_cost(int shots, double price_v, double price_w) {
  double cost = 1;
  for (int s = 0; s < shots; ++s) {
    const double by_v = price_v + 0.2 * (0.4 * cost + 0.6);
    const double by_w = price_w + 0.5 * (0.9 * cost + 0.1);
    cost = std::min({cost, by_v, by_w});
  }
  return cost;
}

// Where one battery's false kills make it worth nothing below 0.13, the other one goes on.
TEST(OneThreat, PassesOverABatteryOnlyWhereItCannotPay) {
  const Tables tables = tables_of(text_with_false_kills());
  const RaidGrids grids(tables, 40);
  Relaxation relaxation(grids);
  relaxation.draw(1, 0);
  Prices prices(tables.batteries.size(), grids.bins());
  for (const double price_v : {0.0, 0.05, 0.2, 0.5}) {
    for (const double price_w : {0.0, 0.01, 0.1, 0.3}) {
      prices.round = {price_v, price_w};
      const double cost = relaxation.bound(prices) + 50 * (price_v + price_w);
      EXPECT_NEAR(cost, least_cost(3, price_v, price_w), 1e-9) << price_v << ' ' << price_w;
    }
  }
}

// A price of channels at the very end, when nothing is left to engage, costs what it costs and changes nothing else.
TEST(OneThreat, IsNotConcernedWithPricesOutOfReach) {
  std::string raid = text_of({6, 10, 0.7, 2});
  raid.replace(raid.find("at: 0 s"), 7, "at: 0 s, offset: {uniform: 1 h}");
  const Tables tables = tables_of(raid);
  const RaidGrids grids(tables, 10);
  Relaxation relaxation(grids);
  relaxation.draw(1, 0);
  Prices prices(tables.batteries.size(), grids.bins());
  const double free = relaxation.bound(prices);
  ASSERT_LT(relaxation.reach().spans().back().end, prices.bins.count);
  prices.channel_per_s.back() = 0.01;
  EXPECT_NEAR(relaxation.bound(prices), free - 100 * 0.01 * prices.bins.width_s, 1e-9);
}

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// At one price for rounds of all batteries.
double bound_at(Relaxation& relaxation, Prices prices, double round) {
  for (double& price : prices.round) price = round;
  return relaxation.bound(prices);
}

/// The rounds in stock: where they cost more than a threat that leaks none is used, and the bound is but a line.
double stock_of(Relaxation& relaxation, const Prices& prices) {
  return bound_at(relaxation, prices, 2) - bound_at(relaxation, prices, 3);
}

// Threats of a route share what is worked out where channels are free, and nothing where they have the least price.
// Which of two ways that cost the same is taken may differ; the rounds of either lie between the slopes of the least
// cost on both sides of the price, but for what usage is off by, which only guides the search for prices.
TEST(OneThreat, CostsTheSameAloneAndWithThoseOfItsRoute) {
  constexpr double round = 0.05;
  constexpr double step = 0.0025;
  constexpr double roughly = 0.08;
  for (unsigned number = 1; number <= 6; ++number) {
    SCOPED_TRACE(number);
    const Tables tables = tables_of(GeneratedRaid(number).text());
    const RaidGrids grids(tables, 10);
    Relaxation relaxation(grids);
    relaxation.draw(number, 0);
    Prices prices(tables.batteries.size(), grids.bins());
    const double stock = stock_of(relaxation, prices);
    const double below = bound_at(relaxation, prices, round - step);
    const double above = bound_at(relaxation, prices, round + step);
    for (double& price : prices.round) price = round;
    Usage together(relaxation.reach());
    const double shared = relaxation.bound(prices, &together);
    for (double& price : prices.channel_per_s) price = 1e-15;
    Usage alone(relaxation.reach());
    EXPECT_NEAR(relaxation.bound(prices, &alone), shared, 1e-9);
    for (const Usage* usage : {&together, &alone}) {
      const double rounds = sum_of(usage->rounds());
      EXPECT_GE(rounds, (1 - roughly) * ((above - shared) / step + stock));
      EXPECT_LE(rounds, (1 + roughly) * ((shared - below) / step + stock));
    }
  }
}

}  // namespace
}  // namespace bulwark
