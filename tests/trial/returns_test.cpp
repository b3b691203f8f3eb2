// Channels whose interceptors come back (living_defence.md): `channel: returns`.
#include <gtest/gtest.h>

#include <cmath>

#include "trial/living_raid.h"

namespace bulwark::testing {
namespace {

const std::string return_misses = "systems.sam.pk.uav=0";
const std::string returns = "systems.sam.channel=returns";

TEST(Returns, BusyForAssessmentWayBackAndTurnaround) {
  // A round launched at L flies (1000 s - L)/10: 20 s out, 5 s assessment, 20 s back, 60 s on the ground; and so on.
  const Replay r = replay({return_misses, returns, "systems.sam.assessment=5 s", "systems.sam.turnaround=60 s"});
  expect_times(r.times_s("engage"), {800, 905, 989});
  expect_times(r.times_s("assess"), {825, 919.5, 995.1});
  EXPECT_EQ(r.battery().busy_us, 105'000'000 + 84'000'000 + 67'200'000);
}

TEST(Returns, FromTheLatestMeetingPlannedDeadOrAlive) {
  // Meetings at 820 and 829 s, 18 s and 17.1 s out; the first kills.
  const Replay r =
      replay({returns, "systems.sam.doctrine={default: {shots: 2, interval: 10 s}}", "systems.sam.turnaround=1 s"});
  EXPECT_EQ(r.battery().kills, 1U);
  EXPECT_EQ(r.battery().busy_us, 29'000'000 + 19'000'000 + 1'000'000);
}

TEST(Returns, TheSlantWayBack) {
  // At 1.8 km: the ground range of the first meeting is less than 18 km.
  const double v = 900;
  const Replay r = replay({return_misses, returns, "threats.drone.altitude=1.8 km", "systems.sam.rounds=1"});
  const auto fire = r.times_s("fire");
  const auto met = r.times_s("intercept");
  ASSERT_EQ(met.size(), 1U);
  const double slant_m = std::hypot(100e3 - 100 * met[0], 1800);
  EXPECT_NEAR(static_cast<double>(r.battery().busy_us) / 1e6, met[0] + slant_m / v - fire[0], 1e-4);
}

TEST(Returns, FreeAtTheEndWhereNothingWasFired) {
  // Reactions of 0 s or 200 s: the late crew finds the window shut at 850 s.
  const Settings settings = {returns, "systems.sam.reaction={empirical: [0 s, 200 s]}",
                             "systems.sam.envelope.range=[13.5 km, 18 km]", "systems.sam.turnaround=1 h"};
  int seen = 0;
  for (std::uint32_t trial = 0; trial < 20; ++trial) {
    const Replay r = replay(settings, trial);
    if (r.battery().shots > 0) continue;
    EXPECT_EQ(r.battery().busy_us, 200'000'000);
    ++seen;
  }
  EXPECT_GT(seen, 0);
}

TEST(Returns, TheThreatIsAssessedBeforeTheReturn) {
  // Two airframes: the second engages as soon as the first has been seen to fail.
  const Replay r = replay({return_misses, returns, "systems.sam.channels=2", "systems.sam.turnaround=1 h"});
  expect_times(r.times_s("engage"), {800, 820});
  EXPECT_EQ(r.battery().peak_channels, 2U);
}

TEST(Returns, TurnaroundIsDrawnAnewAndMayBeUncertain) {
  const Settings wide = {"raid.wave.count=1", returns, "systems.sam.rounds=1", "systems.sam.assessment=0 s"};
  const auto busy_s = [](const Outcome& o) { return static_cast<double>(o.batteries[BatteryId(0)].busy_us) / 1e6; };
  expect_mean(mean_of(wide + Settings{"systems.sam.turnaround={exponential: 100 s}"}, 20'000, busy_s), 140, 0.03);
  expect_mean(mean_of(wide + Settings{"systems.sam.turnaround=100 s",
                                      "uncertain={systems.sam.turnaround: {uniform: [50 s, 250 s]}}"},
                      20'000, busy_s),
              190, 0.02);
  expect_mean(mean_of(wide + Settings{"systems.sam.turnaround={exponential: 100 s}",
                                      "uncertain={systems.sam.turnaround: {uniform: [50 s, 250 s]}}"},
                      20'000, busy_s),
              190, 0.03);
}

TEST(Returns, TurnaroundHasItsWholeLaw) {
  const Settings settings = {returns, "systems.sam.rounds=1", "systems.sam.turnaround={exponential: 100 s}"};
  const auto is_long = [](const Outcome& o) { return o.batteries[BatteryId(0)].busy_us > 140'000'000 ? 1.0 : 0.0; };
  expect_mean(mean_of(settings, 20'000, is_long), std::exp(-1), 0.05);
}

/// Share of calls that find all c servers busy at load a (Erlang 1917), whatever the law of service times.
double erlang_b(int servers, double load) {
  double b = 1;
  for (int k = 1; k <= servers; ++k) b = load * b / (k + load * b);
  return b;
}

TEST(Returns, AirframesAreMachinesInRepair) {
  // Threats come at random, one a minute, and can be engaged for an instant only, 20 s of flight away: an airframe is
  // away for 40 s and then on the ground. The second hour is in the steady state; a Poisson number of threats spread
  // evenly over each makes one Poisson process of both.
  const std::string hour = "count: {poisson: 60}, from: [100 km, 0 km], targets: [plant], ";
  const auto lost = [&](int airframes, const std::string& turnaround) {
    return mean_of({returns, "systems.sam.channels=" + std::to_string(airframes), "systems.sam.rounds=100000",
                    "systems.sam.envelope.range=[17.999 km, 18 km]", "systems.sam.turnaround=" + turnaround,
                    "raid={first: {threat: drone, " + hour + "launch: {at: 0 h, offset: {uniform: 1 h}}}, " +
                        "second: {threat: drone, " + hour + "launch: {at: 1 h, offset: {uniform: 1 h}}}}"},
                   8000, [](const Outcome& o) {
                     const auto& fates = o.cells[CellId(1)].fates;
                     return static_cast<double>(fates[static_cast<std::size_t>(Fate::leaked_hit)]);
                   });
  };
  expect_mean(lost(1, "20 s"), 60 * erlang_b(1, 1), 0.015);
  expect_mean(lost(2, "{exponential: 80 s}"), 60 * erlang_b(2, 2), 0.02);
  expect_mean(lost(3, "{uniform: [0 s, 160 s]}"), 60 * erlang_b(3, 2), 0.03);
}

TEST(Returns, DestructionOnTheWayBackFreesNothing) {
  const Replay r = replay(Settings{return_misses, returns, "systems.sam.turnaround=60 s"} + killers_at(830));
  EXPECT_EQ(r.battery().busy_us, 30'000'000);
  EXPECT_EQ(r.battery().shots, 1U);
  EXPECT_EQ(r.outcome.timeline.back()[static_cast<std::size_t>(TimelineQuantity::busy_channels)], 0);
  EXPECT_EQ(r.battery().kills, 0U);
}

}  // namespace
}  // namespace bulwark::testing
