// Engagements: reaction, launches, channels, rounds, kills (model.md, section 5).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

using ::testing::ElementsAre;

/// Dead zones of 9 km and 13.5 km: the last intercept at 910 s or 865 s, the last launch at 900 s or 850 s.
const std::string engaged_until_900 = "systems.sam.envelope.range=[9 km, 18 km]";
const std::string until_850 = "systems.sam.envelope.range=[13.5 km, 18 km]";

std::string salvo_at(const std::string& name, int launch_s) {
  return "raid." + name +
         "={threat: drone, count: 1, from: [100 km, 0 km], targets: [plant], launch: {at: " + std::to_string(launch_s) +
         " s}}";
}

TEST(Reaction, TheEngagementStartsSoThatTheMeanReactionLeadsIntoTheWindow) {
  const Replay r = replay({"systems.sam.reaction=30 s"});
  expect_times(r.times_s("engage"), {770});
  expect_times(r.times_s("fire"), {800});
}

TEST(Reaction, TheMeanIsThatOfWhatIsDrawn) {
  const double mean_s = 20 * std::exp(0.5 * 0.5 / 2);
  expect_times(replay({"systems.sam.reaction={lognormal: {median: 20 s, sigma: 0.5}}"}).times_s("engage"),
               {800 - mean_s});
  // A normal drawn again below 0: mu = 0 has the mean sd·sqrt(2/pi).
  expect_times(replay({"systems.sam.reaction={normal: [0 s, 20 s]}"}).times_s("engage"),
               {800 - 20 * std::sqrt(2 / 3.14159265358979)});
}

TEST(Reaction, AnEarlyCrewWaitsForTheWindow) {
  // Engaged at 790 s; half of the crews are ready before 800 s and launch then, the others between 800 s and 810 s.
  int at_opening = 0;
  constexpr int trials = 4000;
  double late_sum_s = 0;
  for_trials({"systems.sam.reaction={uniform: [0 s, 20 s]}"}, trials, [&](const Outcome&, const EventLog& log) {
    for (const LoggedEvent& event : log.events) {
      if (event.event == "engage") {
        ASSERT_NEAR(event.time_s, 790, 1e-6);
      }
      if (event.event != "fire") continue;
      ASSERT_GE(event.time_s, 800 - 1e-6);
      ASSERT_LE(event.time_s, 810);
      if (event.time_s < 800 + 1e-6) ++at_opening;
      late_sum_s += event.time_s - 800;
    }
  });
  EXPECT_NEAR(at_opening, trials / 2.0, z_limit * std::sqrt(trials / 4.0));
  EXPECT_NEAR(late_sum_s / trials, 2.5, z_limit * std::sqrt((100.0 / 6 - 6.25) / trials));
}

TEST(Reaction, IsDrawnAnewForEachEngagement) {
  const Replay r = replay({"systems.sam.reaction={uniform: [0 s, 20 s]}", "raid.wave.count=2", "systems.sam.channels=2",
                           "systems.sam.pk.uav=0"});
  std::vector<double> reactions;
  for (const std::uint32_t threat : {0U, 1U}) {
    const auto engage = r.times_of_threat_s("engage", threat);
    const auto fire = r.times_of_threat_s("fire", threat);
    // From the second on: the first crews may both have waited for the window.
    for (std::size_t k = 1; k < std::min(engage.size(), fire.size()); ++k) reactions.push_back(fire[k] - engage[k]);
  }
  std::sort(reactions.begin(), reactions.end());
  EXPECT_GT(reactions.size(), 5U);
  EXPECT_EQ(std::adjacent_find(reactions.begin(), reactions.end()), reactions.end());
}

TEST(Volley, FollowsItsInterval) {
  const Replay r = replay(
      {"systems.sam.doctrine={default: {shots: 3, interval: 5 s}}", "systems.sam.pk.uav=0", "systems.sam.rounds=3"});
  expect_times(r.times_s("fire"), {800, 805, 810});
  expect_times(r.times_s("intercept"), {820, 824.5, 829});
  EXPECT_EQ(r.events("engage").size(), 1U);
}

TEST(Volley, HasNoMoreThanTheRoundsAllowed) {
  const Replay r = replay({"systems.sam.doctrine={default: {shots: 3, interval: 5 s}}", "systems.sam.rounds=2"});
  expect_times(r.times_s("fire"), {800, 805});
}

TEST(Volley, DoctrineGoesByTypeThenFamilyThenDefault) {
  const auto shots = [](const std::string& doctrine) {
    return replay({"systems.sam.doctrine=" + doctrine, engaged_until_900}).events("fire").size();
  };
  EXPECT_EQ(shots("{default: {shots: 2}}"), 2U);
  EXPECT_EQ(shots("{default: {shots: 2}, uav: {shots: 3}}"), 3U);
  EXPECT_EQ(shots("{default: {shots: 2}, uav: {shots: 3}, drone: {shots: 4}}"), 4U);
  EXPECT_EQ(shots("{}"), 1U);
}

TEST(Volley, LaunchesOutsideTheWindowsAreNotFiredAndStayInTheMagazine) {
  // 800, 850 and 900 s: the window is shut at 850 s, so the third is not fired and serves the second threat.
  const Replay r = replay({"systems.sam.doctrine={default: {shots: 3, interval: 40 s}}", until_850,
                           "systems.sam.rounds=3", salvo_at("later", 500)});
  expect_times(r.times_of_threat_s("fire", 0), {800, 840});
  expect_times(r.times_of_threat_s("fire", 1), {1300});
  EXPECT_EQ(r.battery().shots, 3U);
  EXPECT_EQ(r.battery().empty_time_us, 1'300'000'000);
}

/// Two passes abeam at 8 km; windows a good while apart.
const Settings twice = {"raid.wave.from=[60 km, 8 km]",
                        "raid.wave.via=[[-60 km, 8 km], [-60 km, -8 km], [60 km, -8 km]]",
                        "systems.sam.envelope.range=[0 km, 10 km]", "systems.sam.pk.uav=0", "systems.sam.rounds=2"};

TEST(Engagement, UnderWayKeepsItsBatteryFromALaterWindow) {
  for (const char* coordination : {"central", "independent"}) {
    const Replay r =
        replay(twice + Settings{std::string("command.coordination=") + coordination, "command.engagements_per_threat=1",
                                "systems.sam.channels=2", "systems.sam.assessment=10000 s"});
    EXPECT_EQ(r.events("engage").size(), 1U) << coordination;
  }
}

TEST(Volley, ALaterShotMayFallIntoALaterWindow) {
  // 100 s after the first launch of the first window nothing is feasible; the launch an interval later lies in the
  // second window and is fired.
  const Tables tables = compile_duel(twice);
  ASSERT_GE(tables.geometry->windows.size(), 2U);
  const double gap_s =
      tables.geometry->windows[WindowId(1)].launch.begin_s + 1 - tables.geometry->windows[WindowId(0)].launch.begin_s;
  const auto volley = [&](int shots, double interval_s) {
    const std::string doctrine =
        "{default: {shots: " + std::to_string(shots) + ", interval: " + std::to_string(interval_s) + " s}}";
    return replay(twice + Settings{"systems.sam.doctrine=" + doctrine, "systems.sam.rounds=" + std::to_string(shots)});
  };
  const Replay r = volley(2, gap_s);
  EXPECT_EQ(r.events("engage").size(), 1U);
  EXPECT_EQ(r.events("fire").size(), 2U);
  // A round that would leave between the windows is left out, and does not end the volley.
  const std::vector<double> fired_s = volley(3, gap_s / 2).times_s("fire");
  const double begin_s = tables.geometry->windows[WindowId(0)].launch.begin_s;
  expect_times({fired_s.begin(), fired_s.begin() + 2}, {begin_s, begin_s + gap_s});
}

TEST(Volley, RoundsLeaveTheMagazineAtTheStartOfTheEngagement) {
  const Replay r = replay({"systems.sam.reaction=30 s", "systems.sam.rounds=1"});
  EXPECT_EQ(r.battery().empty_time_us, 770'000'000);
}

TEST(Volley, RoundsThatFollowAKillAreWasted) {
  const Replay r = replay({"systems.sam.doctrine={default: {shots: 3, interval: 5 s}}"});
  EXPECT_EQ(r.battery().kills, 1U);
  EXPECT_EQ(r.battery().wasted, 2U);
  EXPECT_EQ(r.battery().busy_us, 29'000'000);  // to the last intercept, nothing shortens it
}

TEST(Volley, RoundsBeforeAKillMissAndThoseAfterItAreWasted) {
  const Settings settings = {"systems.sam.doctrine={default: {shots: 4, interval: 5 s}}", "systems.sam.rounds=4",
                             "systems.sam.pk.uav=0.4"};
  std::set<std::size_t> killers;
  for_trials(settings, 100, [&](const Outcome& outcome, const EventLog& log) {
    const Replay r{{}, outcome, log};
    const auto met = r.events("intercept");
    ASSERT_EQ(met.size(), 4U);
    const auto kill = std::find_if(met.begin(), met.end(), [](const LoggedEvent& e) { return e.result == "kill"; });
    for (auto round = met.begin(); round != met.end(); ++round) {
      EXPECT_TRUE(round == kill || round->result == (round < kill ? "miss" : "wasted")) << round->result;
    }
    EXPECT_EQ(r.battery().wasted, kill == met.end() ? 0U : static_cast<unsigned>(met.end() - kill - 1));
    killers.insert(static_cast<std::size_t>(kill - met.begin()));
  });
  EXPECT_EQ(killers, (std::set<std::size_t>{0, 1, 2, 3, 4}));  // 4: none
}

TEST(Volley, RoundsKillIndependently) {
  const Settings settings = {"systems.sam.doctrine={default: {shots: 2}}",
                             "systems.sam.rounds=40",
                             "systems.sam.pk.uav=0.3",
                             "raid.wave.count=20",
                             "systems.sam.channels=20",
                             "systems.sam.envelope.range=[17.9 km, 18 km]"};
  expect_mean(mean_of(settings, 10'000, [](const Outcome& o) { return count(o, Fate::intercepted); }), 20 * 0.51, 0.01);
}

// Reactions of 0 s or 200 s, 100 s on average: engaged at 700 s, the crew is ready before the window or after it has
// shut.
const Settings all_or_nothing = {"systems.sam.reaction={empirical: [0 s, 200 s]}", until_850};

std::uint32_t trial_with_first_shots(const Settings& settings, std::size_t shots) {
  for (std::uint32_t trial = 0; trial < 64; ++trial) {
    if (replay(settings, trial).times_of_threat_s("fire", 0).size() == shots) return trial;
  }
  throw std::runtime_error("no such trial");
}

TEST(NothingFired, FreesTheChannelAtTheFirstLaunchTime) {
  const Settings settings = all_or_nothing + Settings{salvo_at("later", 150), "systems.sam.assessment=60 s"};
  const Replay late = replay(settings, trial_with_first_shots(settings, 0));
  expect_times(late.times_of_threat_s("engage", 0), {700});
  expect_times(late.times_of_threat_s("engage", 1), {900});  // could have been engaged from 850 s on
  EXPECT_TRUE(late.events("assess").empty() || late.events("assess")[0].threat == ThreatId(1));
  const Replay early = replay(settings, trial_with_first_shots(settings, 1));
  expect_times(early.times_of_threat_s("fire", 0), {800});
  expect_times(early.times_of_threat_s("engage", 1), {880});  // intercept 820 s, assessment 60 s
}

TEST(NothingFired, CountsAsAnEngagementOfTheThreatButNotAsAShot) {
  const Replay r = replay(all_or_nothing, trial_with_first_shots(all_or_nothing, 0));
  EXPECT_EQ(r.outcome.defence(SystemId(0), FamilyId(0)).engagements, 1U);
  EXPECT_EQ(r.outcome.defence(SystemId(0), FamilyId(0)).shots, 0U);
  EXPECT_EQ(r.battery().shots, 0U);
  EXPECT_EQ(r.battery().busy_us, 200'000'000);
  EXPECT_EQ(count(r.outcome, Cause::channels), 1U);  // never fired at, but a round was there
}

TEST(Channel, HeldIsBusyToTheEndOfTheEngagement) {
  const Replay r = replay({"raid.wave.count=2", "systems.sam.assessment=30 s"});
  expect_times(r.times_s("engage"), {800, 850});
}

TEST(Channel, ReleasedIsFreeAfterTheLastLaunch) {
  const Settings settings = {"raid.wave.count=2", "systems.sam.assessment=30 s", "systems.sam.channel=released"};
  const Replay one = replay(settings);
  expect_times(one.times_s("engage"), {800, 800});
  EXPECT_EQ(one.battery().peak_channels, 1U);
  const Replay two = replay(settings + Settings{"systems.sam.doctrine={default: {shots: 2, interval: 6 s}}"});
  expect_times(two.times_s("engage"), {800, 806});
}

TEST(Channel, ReleasedEngagementIsUnderWayToItsEnd) {
  // The battery does not take the same threat again before the assessment, though its channel is free.
  const Replay r = replay({"systems.sam.channel=released", "systems.sam.pk.uav=0", "systems.sam.assessment=30 s",
                           "systems.sam.rounds=2", "command.engagements_per_threat=3"});
  expect_times(r.times_s("engage"), {800, 850});
}

TEST(Channel, AsManyEngagementsAsChannels) {
  const Replay r = replay({"raid.wave.count=5", "systems.sam.channels=3"});
  expect_times(r.times_s("engage"), {800, 800, 800, 820, 820});
  EXPECT_EQ(r.battery().peak_channels, 3U);
}

TEST(Battery, IsUpForTheWholeTrialWithItsAvailability) {
  const Settings settings = {"systems.sam.availability=0.8", "raid.wave.count=3", "systems.sam.channels=3"};
  double killed_all = 0;
  for_trials(settings, 5000, [&](const Outcome& o, const EventLog&) {
    const std::uint32_t killed = count(o, Fate::intercepted);
    ASSERT_TRUE(killed == 0 || killed == 3);
    ASSERT_EQ(o.batteries[BatteryId(0)].up, killed == 3);
    killed_all += killed == 3 ? 1 : 0;
  });
  EXPECT_NEAR(killed_all / 5000, 0.8, z_limit * std::sqrt(0.16 / 5000));
}

TEST(Battery, MembersOfARingFailIndependently) {
  const Settings settings = {"batteries.north.count=2", "systems.sam.availability=0.5"};
  expect_mean(mean_of(settings, 20'000,
                      [](const Outcome& o) {
                        return o.batteries[BatteryId(0)].up && o.batteries[BatteryId(1)].up ? 1.0 : 0.0;
                      }),
              0.25, 0.06);
}

TEST(Pk, GoesByTypeBeforeFamilyAndIsDrawnForEachShot) {
  EXPECT_EQ(count(replay({"systems.sam.pk={uav: 0, drone: 1}"}).outcome, Fate::intercepted), 1U);
  EXPECT_EQ(count(replay({"systems.sam.pk={uav: 1, drone: 0}"}).outcome, Fate::intercepted), 0U);
  const Settings settings = {"systems.sam.pk.uav=0.7", "systems.sam.rounds=20", "systems.sam.channels=20",
                             "raid.wave.count=20", "systems.sam.envelope.range=[17.9 km, 18 km]"};
  expect_mean(mean_of(settings, 5000, [](const Outcome& o) { return count(o, Fate::intercepted); }), 14, 0.01);
}

TEST(Pk, ZeroEngagesAndNeverKills) {
  const Replay r = replay({"systems.sam.pk.uav=0"});
  EXPECT_EQ(r.battery().shots, 10U);
  EXPECT_EQ(r.battery().kills, 0U);
}

TEST(Pk, WithoutAnEntryABatteryDoesNotEngage) {
  const Replay r = replay({"systems.sam.pk={}"});
  EXPECT_EQ(r.battery().shots, 0U);
  EXPECT_EQ(count(r.outcome, Cause::uncovered), 1U);
}

TEST(Battery, OverridesTheWholeValueOfAKey) {
  const Settings other = {"threats.rocket={family: rocket, speed: 100 m/s, altitude: 0 m}",
                          "systems.sam.pk={uav: 1, rocket: 1}"};
  EXPECT_EQ(replay(other + Settings{"batteries.north.pk={rocket: 1}"}).battery().shots, 0U);
  EXPECT_EQ(replay(other + Settings{"batteries.north.pk={uav: 1}", "systems.sam.pk={rocket: 1}"}).battery().shots, 1U);
  expect_times(replay({"batteries.north.reaction=10 s"}).times_s("engage"), {790});
}

}  // namespace
}  // namespace bulwark::testing
