// What spares rounds: singles on a thin magazine, fire held to the end of the windows, reserves that end (model.md,
// sections 5 and 6).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "trial/living_raid.h"
#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

Settings with_doctrine(const std::string& rule) {
  return {"systems.sam.doctrine={default: " + rule + "}"};
}

/// Drones 10 s after one another, a channel for each.
Settings stream(int drones, int rounds) {
  return {"raid.wave.count=" + std::to_string(drones), "raid.wave.launch.offset={every: 10 s}",
          "systems.sam.channels=" + std::to_string(drones), "systems.sam.rounds=" + std::to_string(rounds)};
}

/// A second wave of another family, launched at a time.
Settings gliders(const std::string& at) {
  return {"threats.glider={family: glider, speed: 100 m/s, altitude: 0 m}",
          "raid.gliders={threat: glider, count: 1, from: [100 km, 0 km], targets: [plant], launch: {at: " + at + "}}",
          "systems.sam.pk={uav: 1, glider: 1}"};
}

TEST(SingleBelow, FiresOneShotWhereFewerRoundsAreAllowed) {
  // 10 and 7 rounds are enough for three shots, 4 and 3 are not.
  const Replay r = replay(stream(4, 10) + with_doctrine("{shots: 3, interval: 1 s, single_below: 5}"));
  expect_times(r.times_s("fire"), {800, 801, 802, 810, 811, 812, 820, 830});
}

TEST(SingleBelow, TheNumberItselfIsEnough) {
  const Replay r = replay(stream(2, 5) + with_doctrine("{shots: 2, interval: 1 s, single_below: 5}"));
  expect_times(r.times_s("fire"), {800, 801, 810});
}

TEST(SingleBelow, CountsWhatTheReserveAllows) {
  // 10 rounds less 6 kept for gliders: four are allowed.
  const Settings kept = gliders("1 h") + Settings{"command.reserve={sam: {glider: 6}}"};
  const Settings raid = stream(1, 10) + kept;
  expect_times(replay(raid + with_doctrine("{shots: 2, interval: 1 s, single_below: 5}")).times_of_threat_s("fire", 0),
               {800});
  expect_times(replay(raid + with_doctrine("{shots: 2, interval: 1 s, single_below: 4}")).times_of_threat_s("fire", 0),
               {800, 801});
}

TEST(SingleBelow, WithoutRoundsThereIsNoShot) {
  const Replay r = replay(stream(2, 1) + with_doctrine("{shots: 2, single_below: 9}"));
  EXPECT_EQ(r.battery().shots, 1U);
}

/// Least expected leakers of threats that come one after another, each in time for one volley of at most `shots`, by
/// enumeration of all ways to spend the rounds.
double least_leakers(int threats, int rounds, int shots, double missed) {
  if (threats == 0) return 0;
  double least = 1 + least_leakers(threats - 1, rounds, shots, missed);
  for (int n = 1; n <= std::min(shots, rounds); ++n) {
    least = std::min(least, std::pow(missed, n) + least_leakers(threats - 1, rounds - n, shots, missed));
  }
  return least;
}

/// What the rounds fired at each threat leave of them, on average.
double leakers(const Settings& settings, int threats, double missed) {
  const Replay r = replay(settings);
  double sum = 0;
  for (int id = 0; id < threats; ++id) {
    sum += std::pow(missed, static_cast<double>(r.times_of_threat_s("fire", static_cast<std::uint32_t>(id)).size()));
  }
  return sum;
}

// Four threats, five rounds, each kills with 1/2. Two at each while they last: 1/4, 1/4, 1/2 and 1 leak, 2 in all. Two,
// then singles: 1/4 and three times 1/2, 1.75, which nothing beats. With three rounds for two threats 3/4 leak either
// way.
TEST(SingleBelow, SpendsTheMagazineAsWellAsAnyRule) {
  const auto rule = [](int below) {
    return with_doctrine("{shots: 2, interval: 0.5 s, single_below: " + std::to_string(below) + "}");
  };
  EXPECT_DOUBLE_EQ(leakers(stream(4, 5) + rule(0), 4, 0.5), 2);
  EXPECT_DOUBLE_EQ(leakers(stream(4, 5) + rule(4), 4, 0.5), 1.75);
  EXPECT_DOUBLE_EQ(leakers(stream(2, 3) + rule(0), 2, 0.5), 0.75);
  for (int threats = 1; threats <= 5; ++threats) {
    for (int rounds = threats; rounds <= 10; ++rounds) {
      const int below = 2 * threats - rounds + 1;  // as many pairs as leave a round for each of the others
      EXPECT_DOUBLE_EQ(leakers(stream(threats, rounds) + rule(std::max(0, below)), threats, 0.4),
                       least_leakers(threats, rounds, 2, 0.4))
          << threats << " threats, " << rounds << " rounds";
    }
  }
}

TEST(HeldFire, AimsAtTheLastPartOfTheWindow) {
  expect_times(replay(with_doctrine("{last: 50 s}")).times_s("fire"), {950});
  expect_times(replay(with_doctrine("{last: 1 s}")).times_s("fire"), {999});
  expect_times(replay(with_doctrine("{last: 10 min}")).times_s("fire"), {800});
}

TEST(HeldFire, CountsTheMeanReaction) {
  const Replay r = replay(with_doctrine("{last: 50 s}") + Settings{"systems.sam.reaction=12 s"});
  expect_times(r.times_s("engage"), {938});
  expect_times(r.times_s("fire"), {950});
}

TEST(HeldFire, GoesOnAfterAMiss) {
  // Launched at 950 s it meets at 955 s, the next at 100 s + 0.9·955 s.
  const Replay r = replay(with_doctrine("{last: 50 s}") + Settings{"systems.sam.pk={uav: 0}", "systems.sam.rounds=2"});
  expect_times(r.times_s("fire"), {950, 955});
}

TEST(HeldFire, IsOfTheFamilyThatItIsSaidOf) {
  const Replay r =
      replay(gliders("0 s") +
             Settings{"systems.sam.channels=2", "systems.sam.doctrine={glider: {last: 30 s}, default: {shots: 1}}"});
  expect_times(r.times_of_threat_s("fire", 0), {800});
  expect_times(r.times_of_threat_s("fire", 1), {970});
}

TEST(HeldFire, OfSeveralWindowsCountsBackFromTheLast) {
  // The route passes at 30 km to the north and comes back over the battery: of both windows the later part counts.
  const Settings twice = {"raid.wave.via=[[10 km, 0 km], [40 km, 0 km]]"};
  const std::vector<double> all = replay(twice + Settings{"systems.sam.pk={uav: 0}"}).times_s("fire");
  const std::vector<double> held =
      replay(twice + Settings{"systems.sam.pk={uav: 0}"} + with_doctrine("{last: 50 s}")).times_s("fire");
  ASSERT_FALSE(all.empty());
  ASSERT_FALSE(held.empty());
  EXPECT_NEAR(all.front(), 800, 1e-5);    // outside in
  EXPECT_NEAR(held.front(), 1550, 1e-5);  // 100 + 30 + 40 km are flown in 1,600 s, less 50 s
}

TEST(HeldFire, WhoFindsTheMagazineEmptyThenLeaksForIt) {
  // The glider takes the only round at 800 s; the drone's fire is held until 950 s.
  const Replay r = replay(gliders("0 s") + Settings{"systems.sam.channels=2", "systems.sam.rounds=1",
                                                    "systems.sam.doctrine={uav: {last: 50 s}}"});
  expect_times(r.times_s("fire"), {800});
  EXPECT_EQ(count(r.outcome, Cause::magazine), 1U);
}

/// The duel's drone is in the window from 800 to 1,000 s, of which the last 50 s count.
TEST(HeldFire, OfABatteryThatIsGoneBeforeItBeginsLeavesTheThreatSuppressed) {
  const auto cause = [](double gone_s) {
    return drone_cause(replay(with_doctrine("{last: 50 s}") + killers_at(gone_s)).outcome);
  };
  EXPECT_EQ(cause(900), "suppressed");
  EXPECT_EQ(cause(960), "none");
}

TEST(HeldFire, OfABatteryThatIsOffDutyWhenItBeginsLeavesTheThreatForThat) {
  const auto cause = [](const std::string& duty) {
    return drone_cause(replay(with_doctrine("{last: 50 s}") + Settings{"systems.sam.on_duty=" + duty}).outcome);
  };
  EXPECT_EQ(cause("[[0 s, 900 s]]"), "off_duty");
  EXPECT_EQ(cause("[[0 s, 960 s]]"), "none");
}

/// Two drones, the magazine kept for gliders that come after them.
Settings kept_until(const std::string& until) {
  return stream(2, 3) + gliders("1 h") + Settings{"command.reserve={sam: {glider: {rounds: 3, until: " + until + "}}}"};
}

TEST(ReserveUntil, IsKeptBeforeThatTimeAndNoLonger) {
  const Replay r = replay(kept_until("900 s"));
  expect_times(r.times_s("fire"), {900, 900, 4400});
  EXPECT_EQ(count(r.outcome, Cause::magazine), 0U);
}

TEST(ReserveUntil, WhoArrivesBeforeLeaksForTheMagazine) {
  const Replay r = replay(kept_until("1005 s"));  // the first drone is through at 1000 s, the second at 1010 s
  expect_times(r.times_of_threat_s("fire", 0), {});
  expect_times(r.times_of_threat_s("fire", 1), {1005});
  EXPECT_EQ(count(r.outcome, Cause::magazine), 1U);
}

TEST(ReserveUntil, WhoFindsNoChannelThenLeaksForIt) {
  // At 900 s there are rounds for both drones, and a channel for one.
  const Replay r = replay(kept_until("900 s") + Settings{"systems.sam.channels=1", "systems.sam.assessment=300 s"});
  expect_times(r.times_of_threat_s("fire", 1), {});
  EXPECT_EQ(count(r.outcome, Cause::channels), 1U);
  EXPECT_EQ(count(r.outcome, Cause::magazine), 0U);
}

TEST(ReserveUntil, OfAPastTimeKeepsNothing) {
  expect_times(replay(kept_until("-1 s")).times_of_threat_s("fire", 0), {800});
}

TEST(ReserveUntil, EndsForEachFamilyAtItsTime) {
  // Five rounds: four kept to 850 s, then one to 950 s.
  const Replay r = replay(stream(6, 5) + gliders("1 h") + Settings{"systems.sam.pk={uav: 1, glider: 1, kite: 1}"} +
                          Settings{"threats.kite={family: kite, speed: 100 m/s, altitude: 0 m}",
                                   "raid.kites={threat: kite, count: 1, from: [100 km, 0 km], targets: [plant], "
                                   "launch: {at: 2 h}}",
                                   "command.reserve={sam: {glider: {rounds: 3, until: 850 s}, kite: {rounds: 1, until: "
                                   "950 s}}}"});
  // At 800 s one is allowed. At 850 s three more are, for those that came by then; at 950 s the last.
  expect_times(r.times_s("fire"), {800, 850, 850, 850, 950});
}

TEST(ReserveUntil, IsInForceAgainInTheNextTrial) {
  const Tables tables = compile_duel(kept_until("900 s"));
  Trial trial(tables);
  for (std::uint32_t k = 0; k < 2; ++k) {
    EventLog log;
    trial.run(1, k, &log);
    const Replay r{tables, {}, log};
    expect_times(r.times_s("fire"), {900, 900, 4400});
  }
}

TEST(ReserveUntil, PlainNumbersAreKeptToTheEnd) {
  const Scenario plain = load_duel(gliders("1 h") + Settings{"command.reserve={sam: {glider: 2}}"});
  const Scenario map = load_duel(gliders("1 h") + Settings{"command.reserve={sam: {glider: {rounds: 2}}}"});
  for (const Scenario& scenario : {plain, map}) {
    const ReserveEntry& entry = scenario.command.reserve[SystemId(0)][0];
    EXPECT_EQ(entry.rounds, 2);
    EXPECT_FALSE(entry.until_s);
  }
}

}  // namespace
}  // namespace bulwark::testing
