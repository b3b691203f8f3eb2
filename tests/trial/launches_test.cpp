// Lanes, targets, launch times and failures (model.md, section 2).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geometry/near.h"
#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

using ::testing::ElementsAre;

const std::string two_assets = "assets={plant: {position: [0 km, 0 km]}, depot: {position: [0 km, 9 km]}}";

Vector3 position_m(const Replay& r, std::size_t threat, double path_time_s) {
  return r.tables.geometry->routes[r.log.threats[ThreatId(threat)].route].position_m(path_time_s);
}

std::vector<double> launch_times_s(const EventLog& log) {
  std::vector<double> times;
  for (const LoggedThreat& threat : log.threats) times.push_back(threat.launch_s);
  return times;
}

TEST(Lanes, GoRoundTheThreatsAndLeaveTheTargetAlone) {
  const Replay r = replay({"raid.wave.count=5", "raid.wave.lanes=3", "raid.wave.lane_spacing=2 km"});
  for (std::size_t i = 0; i < 5; ++i) {
    const double lane = static_cast<double>(i % 3);
    // Flying west, left is south.
    EXPECT_TRUE(is_near(position_m(r, i, 0), Vector3(100e3, -(lane - 1) * 2e3, 0), 1e-9)) << i;
    const double end_s = r.tables.geometry->routes[r.log.threats[ThreatId(i)].route].duration_s;
    EXPECT_LT(position_m(r, i, end_s).norm(), 1e-6) << i;
  }
}

TEST(Lanes, ShiftWaypointsAlongWithTheOrigin) {
  const Replay r = replay({"raid.wave.lanes=2", "raid.wave.lane_spacing=2 km", "raid.wave.via=[[100 km, 30 km]]"});
  // Setting out to the north, left is west: lane 0 lies 1 km to the east.
  EXPECT_TRUE(is_near(position_m(r, 0, 0), Vector3(101e3, 0, 0), 1e-9));
  EXPECT_TRUE(is_near(position_m(r, 0, 300), Vector3(101e3, 30e3, 0), 1e-9));
}

TEST(Origin, BearingIsClockwiseFromNorth) {
  const Replay r = replay({"raid.wave.from={bearing: 90 deg, range: 40 km}"});
  EXPECT_TRUE(is_near(position_m(r, 0, 0), Vector3(40e3, 0, 0), 1e-9));
}

std::vector<std::size_t> targets_in_turn(const Settings& settings) {
  const Replay r = replay(settings);
  std::vector<std::size_t> targets;
  for (const LoggedThreat& threat : r.log.threats)
    targets.push_back(r.tables.geometry->route_tables[RouteId(threat.route)].target);
  return targets;
}

TEST(Targets, EvenFollowsTheLargestClaim) {
  const Settings even = {two_assets, "raid.wave.assign=even", "raid.wave.count=6"};
  EXPECT_THAT(targets_in_turn(even + Settings{"raid.wave.targets={plant: 2, depot: 1}"}),
              ElementsAre(0, 1, 0, 0, 1, 0));
  EXPECT_THAT(targets_in_turn(even + Settings{"raid.wave.targets={plant: 1, depot: 3}"}),
              ElementsAre(1, 0, 1, 1, 1, 0));
}

TEST(Targets, EvenTiesGoToTheFirst) {
  EXPECT_THAT(
      targets_in_turn({two_assets, "raid.wave.assign=even", "raid.wave.count=5", "raid.wave.targets=[plant, depot]"}),
      ElementsAre(0, 1, 0, 1, 0));
  const std::string three =
      "assets={a: {position: [0 km, 0 km]}, b: {position: [1 km, 0 km]}, c: {position: [2 km, 0 km]}}";
  EXPECT_THAT(targets_in_turn(
                  {three, "raid.wave.assign=even", "raid.wave.count=7", "raid.wave.targets={a: 0.1, b: 0.1, c: 0.1}"}),
              ElementsAre(0, 1, 2, 0, 1, 2, 0));
}

TEST(Targets, RandomByDefaultWithTheGivenWeights) {
  const Settings settings = {two_assets, "raid.wave.count=200", "raid.wave.targets={plant: 3, depot: 1}"};
  expect_mean(mean_of(settings, 6000,
                      [](const Outcome& o) {
                        const auto& fates = o.cells[CellId(1)].fates;
                        return std::accumulate(fates.begin(), fates.end(), 0.0);
                      }),
              50, 0.01);
}

TEST(Offsets, SimultaneousIsTheDefault) {
  EXPECT_THAT(launch_times_s(replay({"raid.wave.count=3", "raid.wave.launch.at=2 min"}).log),
              ElementsAre(120, 120, 120));
}

TEST(Offsets, EveryIsAMultipleOfTheStep) {
  EXPECT_THAT(launch_times_s(replay({"raid.wave.count=3", "raid.wave.launch={at: 60 s, offset: {every: 7 s}}"}).log),
              ElementsAre(60, 67, 74));
}

struct OffsetCase {
  const char* rule;
  double mean_s;  // of threat 3's offset
  double variance_s2;
};

class RandomOffset : public ::testing::TestWithParam<OffsetCase> {};

TEST_P(RandomOffset, HasItsMeanAndVariance) {
  const OffsetCase& expected = GetParam();
  double sum = 0;
  double squares = 0;
  double fourths = 0;
  constexpr std::uint32_t trials = 50'000;
  const std::string launch = "raid.wave.launch={at: 60 s, offset: " + std::string(expected.rule) + "}";
  for_trials({"raid.wave.count=4", "systems.sam.rounds=0", launch}, trials, [&](const Outcome&, const EventLog& log) {
    const double d = log.threats[ThreatId(3)].launch_s - 60 - expected.mean_s;
    sum += d;
    squares += d * d;
    fourths += d * d * d * d;
  });
  EXPECT_NEAR(sum / trials, 0, z_limit * std::sqrt(expected.variance_s2 / trials));
  const double variance_error = std::sqrt((fourths / trials - expected.variance_s2 * expected.variance_s2) / trials);
  EXPECT_NEAR(squares / trials, expected.variance_s2, z_limit * variance_error);
}

INSTANTIATE_TEST_SUITE_P(All, RandomOffset,
                         ::testing::Values(OffsetCase{"{uniform: 120 s}", 60, 1200},
                                           OffsetCase{"{normal: 20 s}", 0, 400},
                                           OffsetCase{"{poisson: 10 s}", 40, 400}));  // the fourth arrival

TEST(Offsets, PoissonArrivalsFollowOneAnother) {
  const auto times =
      launch_times_s(replay({"raid.wave.count=50", "raid.wave.launch={at: 0 s, offset: {poisson: 10 s}}"}).log);
  EXPECT_GT(times.front(), 0);
  EXPECT_TRUE(std::is_sorted(times.begin(), times.end()));
}

std::string wave(const std::string& timing) {
  return "raid={wave: {threat: drone, count: 3, from: [100 km, 0 km], targets: [plant], " + timing + "}}";
}

TEST(Arrive, GivesTheArrivalAndTheLaunchMayBeNegative) {
  const Replay r = replay({wave("arrive: {at: 100 s, offset: {every: 10 s}}"), "systems.sam.rounds=0"});
  expect_times(launch_times_s(r.log), {-900, -890, -880});
  expect_times(r.times_s("arrive"), {100, 110, 120});
}

TEST(Arrive, TakesTheFlightTimeOfEachThreatsOwnRoute) {
  const Replay r = replay({wave("lanes: 3, lane_spacing: 80 km, arrive: {at: 2000 s}"), "systems.sam.rounds=0"});
  expect_times(r.times_s("arrive"), {2000, 2000, 2000});
  const double outer_s = std::hypot(100e3, 80e3) / 100;
  expect_times(launch_times_s(r.log), {2000 - outer_s, 1000, 2000 - outer_s});
}

TEST(Arrive, SharesItsOffsetsWithLaunch) {
  const auto launches = launch_times_s(replay({wave("launch: {at: 0 s, offset: {normal: 30 s}}")}).log);
  const auto arrivals = launch_times_s(replay({wave("arrive: {at: 1000 s, offset: {normal: 30 s}}")}).log);
  expect_times(arrivals, launches);
}

TEST(Reliability, FailsThatShareAndNothingElse) {
  const Settings settings = {"raid.wave.count=100", "threats.drone.reliability=0.9", "systems.sam.rounds=0"};
  expect_mean(mean_of(settings, 20'000, [](const Outcome& o) { return count(o, Fate::failed); }), 10, 0.01);
}

TEST(Reliability, AFailedThreatKeepsItsPlace) {
  const Settings settings = {two_assets,
                             "raid.wave.count=40",
                             "raid.wave.lanes=3",
                             "raid.wave.lane_spacing=1 km",
                             "raid.wave.targets=[plant, depot]",
                             "raid.wave.launch={at: 0 s, offset: {poisson: 10 s}}"};
  const Replay all = replay(settings);
  const Replay some = replay(settings + Settings{"threats.drone.reliability=0.5"});
  ASSERT_GT(count(some.outcome, Fate::failed), 5U);
  for (std::size_t i = 0; i < 40; ++i) {
    EXPECT_EQ(all.log.threats[ThreatId(i)].route, some.log.threats[ThreatId(i)].route);
    EXPECT_EQ(all.log.threats[ThreatId(i)].launch_s, some.log.threats[ThreatId(i)].launch_s);
  }
}

TEST(Reliability, AFailedThreatNeverAppears) {
  const Replay r = replay({"threats.drone.reliability=0"});
  EXPECT_EQ(count(r.outcome, Fate::failed), 1U);
  EXPECT_TRUE(r.events("track").empty());
  EXPECT_TRUE(r.events("arrive").empty());
  EXPECT_EQ(r.battery().shots, 0U);
}

}  // namespace
}  // namespace bulwark::testing
