// The timeline's end: the last arrival of as many threats as a raid may have, not of their mean.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tables/most_launched.h"
#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

const std::string every_minute = "raid.wave.launch={at: 0 s, offset: {every: 60 s}}";
constexpr double flight_s = 1000;

double last_arrival_s(const Settings& settings) {
  const Tables tables = compile_duel(Settings{every_minute} + settings);
  return raid_span(tables.scenario, SalvoId(0), flight_s).end_s;
}

double most(const Settings& settings, SalvoId salvo = SalvoId(0)) {
  return most_launched(load_duel(settings), salvo);
}

/// The whole stock of 100 drones in one raid, where the file says two.
Settings share_of_stock(const std::string& share, const std::string& stock) {
  return {"raid.wave.count=2", "campaign={duration: 10 d, strikes: {one: {every: 5 d, size: {share: " + share +
                                   "}}}, attacker: {stocks: {drone: " + stock + "}}}"};
}

TEST(RaidSpan, OfACertainCountEndsWithTheLastThreat) {
  EXPECT_EQ(last_arrival_s({"raid.wave.count=10"}), flight_s + 9 * 60);
}

TEST(RaidSpan, OfARandomCountHoldsTheMost) {
  EXPECT_EQ(last_arrival_s({"raid.wave.count={uniform_int: [0, 100]}"}), flight_s + 99 * 60);
  EXPECT_EQ(last_arrival_s({"raid.wave.count=2", "uncertain={raid.wave.count: {uniform: [90, 110]}}"}),
            flight_s + 109 * 60);
}

TEST(RaidSpan, OfAShareHoldsTheStock) {
  EXPECT_EQ(last_arrival_s(share_of_stock("1", "{initial: 100}")), flight_s + 99 * 60);
}

TEST(RaidSpan, ReachesTheTimelineAndTheWarnings) {
  const Tables tables = compile_duel({every_minute, "raid.wave.count={uniform_int: [0, 100]}"});
  const TimelineAxis& axis = tables.layout.timeline;
  EXPECT_GE(axis.start_s + axis.step_s * static_cast<double>(axis.samples - 1), flight_s + 99 * 60);
  EXPECT_LE(axis.samples, 103U);
}

TEST(MostLaunched, IsAFarQuantileWhereThereIsNoMost) {
  // P(N > 25) = 3.6e-7 and P(N > 24) = 1.2e-6 of a Poisson number of mean 8.
  EXPECT_EQ(most({"raid.wave.count={poisson: 8}"}), 25);
  EXPECT_EQ(most({"raid.wave.count={normal: [20, 2]}"}), 30);  // 4.753 standard deviations: 29.507
}

TEST(MostLaunched, OfAShareIsNoMoreThanTheStockMayGrowTo) {
  EXPECT_EQ(most(share_of_stock("0.5", "{initial: 100}")), 50);
  EXPECT_EQ(most(share_of_stock("0.5", "{initial: 100, production: 6 /d}")), 80);
  EXPECT_EQ(most(share_of_stock("0.5", "{initial: 100, production: [[0 d, 6 /d], [5 d, 2 /d]]}")), 70);
  EXPECT_EQ(most(share_of_stock("0.5", "{initial: 100, most: 7}")), 7);
  const Settings uncertain{
      "uncertain={campaign.attacker.stocks.drone.initial: {uniform: [0, 200]}, "
      "campaign.attacker.stocks.drone.production: {uniform: [0 /d, 10 /d]}}"};
  EXPECT_EQ(most(share_of_stock("0.5", "{initial: 1}") + uncertain), 150);
}

TEST(MostLaunched, OfSeveralSalvosIsTheirPartOfTheShare) {
  const std::string more =
      "raid.more={threat: drone, count: 6, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}";
  const Settings together = Settings{more} + share_of_stock("1", "{initial: 99}");
  EXPECT_EQ(most(together, SalvoId(0)), 25);  // 2 of 8: 24.75
  EXPECT_EQ(most(together, SalvoId(1)), 75);
}

TEST(MostLaunched, UnderAPlannedStrikeIsAsPlanned) {
  const Settings both{"raid.wave.count=20",
                      "campaign={duration: 9 d, strikes: {few: {every: 2 d, size: {share: 0.1}}, all: {every: 3 d}}, "
                      "attacker: {stocks: {drone: {initial: 100}}}}"};
  EXPECT_EQ(most(both), 20);
}

}  // namespace
}  // namespace bulwark::testing
