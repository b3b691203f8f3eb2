// Who engages what: orders, weapon rules, coordination (model.md, section 6).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

using ::testing::ElementsAre;

/// Threat 0 keeps the only channel busy from 800 s to 850 s; then two others stand in the window, 1 launched `a_s` and
/// 2 launched `b_s` seconds after it, at assets of value `a` and `b`.
Settings queue_of_three(int a_s, int b_s, double a = 1, double b = 1) {
  const auto salvo = [](const std::string& name, int launch_s, const std::string& target) {
    return "raid." + name + "={threat: drone, count: 1, from: [100 km, 0 km], targets: [" + target +
           "], launch: {at: " + std::to_string(launch_s) + " s}}";
  };
  return {"systems.sam.assessment=30 s",
          "assets={plant: {position: [0 km, 0 km]}, first: {position: [0 km, 0 km], value: " + std::to_string(a) +
              "}, second: {position: [0 km, 0 km], value: " + std::to_string(b) + "}}",
          salvo("a", a_s, "first"), salvo("b", b_s, "second")};
}

std::vector<std::uint32_t> order_of(const Settings& settings) {
  return replay(settings).threats("engage");
}

TEST(Order, ImpactByDefault) {
  EXPECT_THAT(order_of(queue_of_three(20, 10)), ElementsAre(0, 2, 1));
  EXPECT_THAT(order_of(queue_of_three(10, 20)), ElementsAre(0, 1, 2));
}

TEST(Order, TiesGoToTheLowerIndex) {
  EXPECT_THAT(order_of(queue_of_three(10, 10)), ElementsAre(0, 1, 2));
}

TEST(Order, DetectionIsTheEarliestTrack) {
  // b is launched first but flies a detour, so that a arrives earlier.
  Settings settings = queue_of_three(20, 10);
  settings.push_back("raid.b.via=[[50 km, 9 km]]");
  EXPECT_THAT(order_of(settings), ElementsAre(0, 1, 2));
  settings.push_back("command.order=detection");
  EXPECT_THAT(order_of(settings), ElementsAre(0, 2, 1));
}

TEST(Order, ValueThenImpact) {
  EXPECT_THAT(order_of(queue_of_three(10, 20, 1, 5) + Settings{"command.order=value"}), ElementsAre(0, 2, 1));
  EXPECT_THAT(order_of(queue_of_three(20, 10, 5, 5) + Settings{"command.order=value"}), ElementsAre(0, 2, 1));
}

TEST(Order, RandomIsDrawnOncePerThreat) {
  const Settings settings = {"raid.wave.count=3", "systems.sam.pk.uav=0", "systems.sam.rounds=9",
                             "command.order=random"};
  int last_first = 0;
  constexpr int trials = 3000;
  for_trials(settings, trials, [&](const Outcome&, const EventLog& log) {
    std::optional<ThreatId> first;
    for (const LoggedEvent& event : log.events) {
      if (event.event != "engage") continue;
      if (!first) first = event.threat;
      ASSERT_EQ(event.threat, first);  // the same one again and again while it lasts
    }
    last_first += first == ThreatId(2) ? 1 : 0;
  });
  EXPECT_NEAR(last_first, trials / 3.0, z_limit * std::sqrt(trials * 2.0 / 9));
}

/// Both batteries can engage from 900 s on, when the drone is first seen, 10 km out.
Settings two_batteries(const std::string& east, const std::string& command) {
  return {"sensors={eye: {position: [0 km, 0 km], max_range: 10 km, scan: 5 s, pd: 1}}", "systems.sam.pk.uav=0.5",
          "batteries.east={system: sam, position: [0 km, 0 km], " + east + "}", command};
}

std::uint32_t weapon_chosen(const std::string& east, const std::string& command) {
  return replay(two_batteries(east, command)).batteries("engage").front();
}

TEST(Weapon, BestPkByDefault) {
  EXPECT_EQ(weapon_chosen("pk: {uav: 0.6}", "command.order=impact"), 1U);
  EXPECT_EQ(weapon_chosen("pk: {uav: 0.4}", "command.order=impact"), 0U);
}

TEST(Weapon, CheapestRound) {
  const std::string rule = "command.weapon=cheapest";
  EXPECT_EQ(weapon_chosen("pk: {uav: 0.1}, interceptor: {speed: 900 m/s, cost: 0}, reaction: 0 s", rule), 0U);  // a tie
  const Settings dear = {"systems.sam.interceptor.cost=2"};
  EXPECT_EQ(replay(two_batteries("pk: {uav: 0.1}, interceptor: {speed: 900 m/s, cost: 1}", rule) + dear)
                .batteries("engage")
                .front(),
            1U);
}

TEST(Weapon, NearestNow) {
  EXPECT_EQ(replay(two_batteries("pk: {uav: 0.1}", "command.weapon=nearest") +
                   Settings{"batteries.east.position=[3 km, 0 km]"})
                .batteries("engage")
                .front(),
            1U);
  EXPECT_EQ(replay(two_batteries("pk: {uav: 0.9}", "command.weapon=nearest") +
                   Settings{"batteries.east.position=[-3 km, 0 km]"})
                .batteries("engage")
                .front(),
            0U);
}

TEST(Weapon, FullestMagazine) {
  EXPECT_EQ(weapon_chosen("pk: {uav: 0.1}, rounds: 11", "command.weapon=fullest"), 1U);
  EXPECT_EQ(weapon_chosen("pk: {uav: 0.9}, rounds: 9", "command.weapon=fullest"), 0U);
}

TEST(Weapon, TiesGoToTheLowerIndex) {
  for (const char* rule : {"best_pk", "cheapest", "nearest", "fullest"}) {
    EXPECT_EQ(weapon_chosen("channels: 1", std::string("command.weapon=") + rule), 0U) << rule;
  }
}

TEST(Weapon, OnlyBatteriesThatCanEngageNowCount) {
  // The better one's crew is too slow: its windows are open only with a track from 860 s on, of mean reaction 200 s
  // none.
  EXPECT_EQ(weapon_chosen("pk: {uav: 0.9}, reaction: 200 s", "command.order=impact"), 0U);
  EXPECT_EQ(weapon_chosen("pk: {uav: 0.9}, rounds: 0", "command.order=impact"), 0U);
  EXPECT_EQ(weapon_chosen("pk: {uav: 0.9}, channels: 0", "command.order=impact"), 0U);
  EXPECT_EQ(weapon_chosen("pk: {uav: 0.9}, availability: 0", "command.order=impact"), 0U);
}

const std::string twin = "batteries.twin={system: sam, position: [0 km, 0 km]}";

TEST(Coordination, CentralEngagesAThreatOnceAtATime) {
  const Replay r = replay({twin});
  EXPECT_THAT(r.batteries("engage"), ElementsAre(0));
  EXPECT_EQ(r.battery(0).shots + r.battery(1).shots, 1U);
}

TEST(Coordination, CentralUpToEngagementsPerThreat) {
  const Settings three = {twin, "batteries.third={system: sam, position: [0 km, 0 km]}",
                          "command.engagements_per_threat=2"};
  const Replay r = replay(three);
  EXPECT_THAT(r.batteries("engage"), ElementsAre(0, 1));
  EXPECT_EQ(r.battery(0).kills, 1U);
  EXPECT_EQ(r.battery(1).wasted, 1U);
}

TEST(Coordination, CentralTakesTheFirstThreatBeforeTheSecond) {
  // Two batteries, two engagements a threat: the first threat gets both, the second waits.
  const Replay r = replay({twin, "raid.wave.count=2", "command.engagements_per_threat=2"});
  EXPECT_THAT(r.threats("engage"), ElementsAre(0, 0, 1, 1));
  expect_times(r.times_s("engage"), {800, 800, 820, 820});
}

TEST(Coordination, IndependentBatteriesOverkill) {
  const Replay r = replay({twin, "command.coordination=independent"});
  EXPECT_THAT(r.batteries("engage"), ElementsAre(0, 1));
  expect_times(r.times_s("fire"), {800, 800});
  EXPECT_EQ(r.battery(0).kills + r.battery(1).kills, 1U);
  EXPECT_EQ(r.battery(0).wasted + r.battery(1).wasted, 1U);
  EXPECT_EQ(r.battery(0).kills, 1U);  // equal times: by battery index
}

TEST(Coordination, IndependentBatteriesShareTracksAndWriteOffs) {
  // One writes the live drone off at 820 s; the other, slower, would have engaged again at 850 s.
  const Replay r = replay({twin, "command.coordination=independent", "systems.sam.pk.uav=0",
                           "batteries.north.false_kill=1", "batteries.twin.assessment=30 s"});
  EXPECT_EQ(r.battery(0).shots, 1U);
  EXPECT_EQ(r.battery(1).shots, 1U);
}

TEST(Coordination, IndependentEachTakesItsOwnFirstThreats) {
  const Replay r = replay({twin, "raid.wave.count=3", "systems.sam.channels=2", "command.coordination=independent",
                           "systems.sam.rounds=2"});
  EXPECT_THAT(r.threats("engage"), ElementsAre(0, 1, 0, 1));
  EXPECT_THAT(r.batteries("engage"), ElementsAre(0, 0, 1, 1));
}

TEST(Coordination, IndependentRandomRanksArePerBattery) {
  const Settings settings = {twin, "raid.wave.count=2", "command.coordination=independent", "command.order=random",
                             "systems.sam.rounds=1"};
  // Each takes one of two at random: the same one in half of the trials.
  expect_mean(mean_of(settings, 20'000, [](const Outcome& o) { return count(o, Fate::intercepted); }), 1.5, 0.02);
}

TEST(Coordination, IndependentKnowsNoEngagementsPerThreat) {
  const Replay r =
      replay({twin, "batteries.third={system: sam, position: [0 km, 0 km]}", "command.coordination=independent"});
  EXPECT_EQ(r.events("engage").size(), 3U);
}

}  // namespace
}  // namespace bulwark::testing
