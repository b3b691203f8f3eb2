// Batteries that are destroyed in mid-raid (living_defence.md): every time and count by hand.
#include <gtest/gtest.h>

#include <set>

#include "trial/living_raid.h"

namespace bulwark::testing {
namespace {

const std::string misses = "systems.sam.pk.uav=0";
const std::string crew_of_30_s = "systems.sam.reaction=30 s";  // engaged at 770 s, launch at 800 s, meeting at 820 s
const std::string command_guided = "systems.sam.guidance=command";
const std::string three_shots = "systems.sam.doctrine={default: {shots: 3, interval: 5 s}}";  // 800, 805, 810 s

Replay with(const Settings& settings, double destroyed_s) {
  return replay(settings + killers_at(destroyed_s));
}

const SiteCounts& site(const Replay& r, std::size_t battery = 0) {
  return r.battery(battery).site;
}

TEST(DestroyedBattery, StartsNothingAnyMore) {
  // Launches at 800, 820 and 838 s; the third round meets its threat at 854.2 s.
  const Replay r = with({misses}, 850);
  expect_times(r.times_s("fire"), {800, 820, 838});
  expect_times(r.times_s("intercept"), {820, 838, 854.2});
  EXPECT_EQ(r.battery().shots, 3U);
  EXPECT_EQ(r.outcome.cells[CellId(0)].shots, 3U);
  EXPECT_TRUE(site(r).destroyed);
  EXPECT_EQ(site(r).destroyed_us, 850'000'000);
  ASSERT_EQ(r.events("destroyed").size(), 1U);
  EXPECT_EQ(r.events("destroyed")[0].battery, BatteryId(0));
  EXPECT_EQ(r.events("destroyed")[0].result, "7 rounds lost");
}

TEST(DestroyedBattery, EndsItsEngagementsWithoutAssessment) {
  const Replay r = with({misses, "systems.sam.false_kill=1"}, 810);
  EXPECT_TRUE(r.events("assess").empty());
  EXPECT_EQ(drone_cause(r.outcome), "missed");
  // An end at the same instant comes after the impact.
  EXPECT_TRUE(with({misses}, 820).events("assess").empty());
  EXPECT_EQ(with({misses}, 820.001).events("assess").size(), 1U);
}

TEST(DestroyedBattery, RoundsInFlightFlyOn) {
  const Replay r = with({}, 810);
  EXPECT_FALSE(drone_leaked(r.outcome));
  EXPECT_EQ(r.battery().kills, 1U);
  EXPECT_EQ(r.battery().wasted, 0U);
}

TEST(DestroyedBattery, RoundsUnderCommandMeetNothing) {
  const Replay r = with({command_guided}, 810);
  EXPECT_EQ(drone_cause(r.outcome), "missed");
  EXPECT_EQ(r.battery().kills, 0U);
  EXPECT_EQ(r.battery().wasted, 1U);
  EXPECT_EQ(r.battery().shots, 1U);
  EXPECT_EQ(r.outcome.cells[CellId(0)].shots, 1U);
  ASSERT_EQ(r.events("intercept").size(), 1U);
  EXPECT_EQ(r.events("intercept")[0].result, "wasted");
}

TEST(DestroyedBattery, MeetingsOfItsInstantComeFirst) {
  EXPECT_FALSE(drone_leaked(with({command_guided}, 820).outcome));
  EXPECT_TRUE(drone_leaked(with({command_guided}, 819.999).outcome));
}

TEST(DestroyedBattery, LaunchesPlannedThenOrLaterAreNotMade) {
  const auto shots = [](double destroyed_s) {
    const Replay r = with({misses, three_shots, "systems.sam.rounds=3"}, destroyed_s);
    EXPECT_EQ(r.battery().shots, r.outcome.cells[CellId(0)].shots);
    EXPECT_EQ(r.battery().shots, r.outcome.defence(SystemId(0), FamilyId(0)).shots);
    EXPECT_EQ(r.events("fire").size(), r.battery().shots);
    EXPECT_EQ(r.events("intercept").size(), r.battery().shots);
    return r.battery().shots;
  };
  EXPECT_EQ(shots(800.001), 1U);
  EXPECT_EQ(shots(805), 1U);
  EXPECT_EQ(shots(805.001), 2U);
  EXPECT_EQ(shots(810), 2U);
  EXPECT_EQ(shots(811), 3U);
}

TEST(DestroyedBattery, LosesTheRoundsThatItWouldHaveLaunched) {
  const Replay r = with({misses, three_shots}, 805);
  EXPECT_EQ(r.events("destroyed")[0].result, "9 rounds lost");
  ASSERT_EQ(r.events("cut").size(), 1U);
  EXPECT_EQ(r.events("cut")[0].result, "2 of 3 launches not made");
}

TEST(DestroyedBattery, KillsOnlyWithWhatItLaunched) {
  // The first two of three rounds have the draws of a volley of two.
  const Settings volley = {"systems.sam.pk.uav=0.4", "systems.sam.rounds=3"};
  const Tables cut = compile_duel(volley + Settings{three_shots} + killers_at(806));
  const Tables two = compile_duel(
      volley + Settings{"systems.sam.doctrine={default: {shots: 2, interval: 5 s}}", "systems.sam.rounds=2"} +
      killers_at(2000));
  Trial cut_trial(cut);
  Trial two_trial(two);
  std::set<bool> seen;
  for (std::uint32_t k = 0; k < 300; ++k) {
    const bool leaked = drone_leaked(cut_trial.run(1, k));
    EXPECT_EQ(leaked, drone_leaked(two_trial.run(1, k)));
    seen.insert(leaked);
  }
  EXPECT_EQ(seen.size(), 2U);
}

TEST(DestroyedBattery, CutBeforeTheFirstLaunchMakesChannels) {
  const Replay r = with({crew_of_30_s}, 790);
  EXPECT_EQ(r.battery().shots, 0U);
  EXPECT_EQ(r.outcome.defence(SystemId(0), FamilyId(0)).engagements, 1U);
  EXPECT_EQ(drone_cause(r.outcome), "channels");
  EXPECT_EQ(drone_cause(with({crew_of_30_s}, 800).outcome), "channels");
  EXPECT_EQ(drone_cause(with({crew_of_30_s, misses}, 800.001).outcome), "missed");
}

TEST(Suppressed, TheBatteryWasGoneBeforeItsWindow) {
  EXPECT_EQ(drone_cause(with({crew_of_30_s}, 760).outcome), "suppressed");
  EXPECT_EQ(drone_cause(with({crew_of_30_s}, 770).outcome), "suppressed");  // destroyed before the command acts
  EXPECT_EQ(drone_cause(with({crew_of_30_s}, 770.001).outcome), "channels");
}

TEST(Suppressed, NotWhereAnotherBatteryStoodAndHadNoRound) {
  const std::string empty = "batteries.south={system: sam, position: [0 km, 0 km], rounds: 0}";
  EXPECT_EQ(drone_cause(with({empty}, 700).outcome), "magazine");
  const std::string far = "batteries.south={system: sam, position: [0 km, 90 km]}";
  EXPECT_EQ(drone_cause(with({far}, 700).outcome), "suppressed");
}

TEST(Suppressed, NotForABatteryThatWasDown) {
  EXPECT_EQ(drone_cause(with({south, "batteries.south.availability=0"}, 700).outcome), "suppressed");
}

TEST(Suppressed, CountsTheTimesOfItsTrackOnly) {
  // Tracked from 785 s, 85 s after the first look; it lay in the window from 770 s.
  const std::string eye = "sensors={eye: {position: [0 km, 0 km], max_range: 30 km, scan: 5 s, pd: 1, sees: [uav]}}";
  const Settings seen = {crew_of_30_s, eye, "command.latency=85 s"};
  EXPECT_EQ(drone_cause(with(seen, 780).outcome), "suppressed");
  EXPECT_EQ(drone_cause(with(seen, 785).outcome), "suppressed");
  EXPECT_EQ(drone_cause(with(seen, 785.001).outcome), "channels");
}

TEST(Suppressed, CountsOnlyTimesBeforeTheInstantOfTheDestruction) {
  // One track: the second drone gets it as the first arrives, at 1000 s, when it arrives too, as does the killer. The
  // order of the three impacts does not matter: the battery stood at no time at which the second was tracked.
  const std::string other =
      "raid.other={threat: drone, count: 1, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}";
  const Settings one_track = {"command.track_capacity=1", "batteries.north.rounds=0", "command.latency=0 s"};
  const auto causes = [&](const Settings& raid) {
    const Replay r = replay(one_track + raid);
    std::string found;
    for (const LoggedEvent& event : r.events("arrive")) found += event.result + " ";
    EXPECT_EQ(count(r.outcome, Cause::suppressed), found.find("suppressed") != std::string::npos ? 1U : 0U) << found;
    std::uint32_t all = 0;
    for (std::size_t c = 0; c < cause_count; ++c) all += count(r.outcome, static_cast<Cause>(c));
    EXPECT_EQ(all, 3U) << "each leaker has one cause";
    return found;
  };
  EXPECT_EQ(causes(Settings{other} + killers_at(1000)), "magazine suppressed uncovered ");
  EXPECT_EQ(causes(killers_at(1000) + Settings{other}), "magazine uncovered suppressed ");
  EXPECT_EQ(causes(Settings{other} + killers_at(1000.001)), "magazine magazine uncovered ");
  const std::string idle = "systems.sam.on_duty=[]";
  EXPECT_EQ(causes(Settings{other, idle} + killers_at(1000)), "off_duty suppressed uncovered ");
}

TEST(Suppressed, ComesAfterTheCausesThatCountTheBatteryAsUp) {
  const std::string eye = "sensors={eye: {position: [0 km, 300 km], max_range: 10 km, scan: 5 s, pd: 1}}";
  EXPECT_EQ(drone_cause(with({eye}, 700).outcome), "undetected");
  EXPECT_EQ(drone_cause(with({"systems.sam.pk={}"}, 700).outcome), "uncovered");
  EXPECT_EQ(drone_cause(with({"command.discrimination={real_as_decoy: 1, engage_decoys: never}"}, 700).outcome),
            "ignored");
  EXPECT_EQ(drone_cause(with({"systems.sam.availability=0"}, 700).outcome), "uncovered");
}

TEST(Magazine, CountsTheTimesBeforeTheDestructionOnly) {
  EXPECT_EQ(drone_cause(with({"systems.sam.rounds=0"}, 850).outcome), "magazine");
  EXPECT_EQ(drone_cause(with({"systems.sam.channels=0"}, 850).outcome), "channels");
  EXPECT_EQ(drone_cause(with({"systems.sam.channels=0"}, 790).outcome), "suppressed");
}

TEST(CutEngagement, FreesItsThreatForOthersAtOnce) {
  const Replay r = with({crew_of_30_s, south}, 790);
  expect_times(r.times_s("engage"), {770, 790});
  expect_times(r.times_s("fire"), {820});
  EXPECT_EQ(r.batteries("engage"), (std::vector<std::uint32_t>{0, 1}));
}

TEST(CutEngagement, FreesItsThreatEvenAtItsEnd) {
  const Replay r = with({misses, south, "systems.sam.assessment=10 s", "batteries.south.rounds=1"}, 830);
  EXPECT_TRUE(r.times_of_battery_s("assess", 0).empty());
  expect_times(r.times_of_battery_s("engage", 1), {830});
}

TEST(CutEngagement, FreesItsThreatUnderEveryCommand) {
  for (const char* command : {"{policy: assignment}", "{coordination: independent}", "{engagements_per_threat: 2}"}) {
    // The second battery reaches the drone from 85 km away, at 850 s, and is free then for whom the first had.
    const Replay r = with({crew_of_30_s, south, "batteries.south.channels=1", std::string("command=") + command,
                           "batteries.south.envelope={range: [0 km, 18 km]}"},
                          790);
    ASSERT_GE(r.times_of_battery_s("engage", 1).size(), 1U) << command;
    EXPECT_FALSE(drone_leaked(r.outcome)) << command;
    EXPECT_EQ(r.battery(0).shots, 0U) << command;
  }
}

TEST(CutEngagement, KillsWhatIsBelievedAliveUntilAssessedAgain) {
  // Killed at 820 s by the round in flight; engaged from 810 s by the other, whose round of 840 s meets it at 856 s.
  const Replay r = with({crew_of_30_s, south, "systems.sam.assessment=4 s"}, 810);
  expect_times(r.times_s("engage"), {770, 810});
  EXPECT_EQ(r.battery(0).kills, 1U);
  EXPECT_EQ(r.battery(1).shots, 1U);
  EXPECT_EQ(r.battery(1).wasted, 1U);
  ASSERT_EQ(r.events("assess").size(), 1U);
  EXPECT_NEAR(r.events("assess")[0].time_s, 860, 1e-6);
  EXPECT_EQ(r.events("assess")[0].result, "dead");
}

TEST(CutEngagement, LeavesTheOthersOfTheThreatAlone) {
  // Two batteries engage one threat; the round of the one that stands kills in place of the one that is not launched.
  const std::string later = "batteries.south={system: sam, position: [0 km, 0 km], interceptor: {speed: 800 m/s}}";
  const Settings both = {crew_of_30_s, later, "command.engagements_per_threat=2"};
  const Replay r = with(both, 795);
  EXPECT_EQ(r.battery(0).shots, 0U);
  EXPECT_EQ(r.battery(1).kills, 1U);
  const Replay undisturbed = with(both, 2000);
  EXPECT_EQ(undisturbed.battery(0).kills, 1U);
  EXPECT_EQ(undisturbed.battery(1).kills, 0U);
}

TEST(CutEngagement, GivesItsKillToTheNextRoundThatKills) {
  // Both launch at 800 s; the faster round is blind after 810 s, and the slower kills.
  const std::string later = "batteries.south={system: sam, position: [0 km, 0 km], interceptor: {speed: 800 m/s}}";
  const Replay r = with({later, command_guided, "command.engagements_per_threat=2"}, 810);
  EXPECT_EQ(r.battery(0).kills, 0U);
  EXPECT_EQ(r.battery(0).wasted, 1U);
  EXPECT_EQ(r.battery(1).kills, 1U);
}

TEST(DestroyedBattery, LosesItsReload) {
  const Settings one_round = {misses, "systems.sam.rounds=1", "systems.sam.reload={rounds: 1, time: 50 s, stock: 5}"};
  EXPECT_EQ(with(one_round, 840).battery().reloads, 0U);
  EXPECT_EQ(with(one_round, 840).battery().shots, 1U);
  EXPECT_EQ(with(one_round, 850).battery().reloads, 0U);  // impacts come before reloads
  EXPECT_EQ(with(one_round, 850.001).battery().reloads, 1U);
}

TEST(DestroyedBattery, IsNotEmptyByThat) {
  EXPECT_FALSE(with({misses}, 850).battery().emptied);
  const Replay r = with({misses, "systems.sam.rounds=1"}, 850);
  EXPECT_TRUE(r.battery().emptied);
  EXPECT_EQ(r.battery().empty_time_us, 800'000'000);
}

TEST(DestroyedBattery, LeavesTheTimeline) {
  const Settings settings = {misses, crew_of_30_s};
  const Replay r = with(settings, 810);
  const TimelineAxis& axis = r.tables.layout.timeline;
  const auto state_at = [&](double time_s, TimelineQuantity quantity) {
    const auto k = static_cast<std::size_t>(std::ceil((time_s - axis.start_s) / axis.step_s));
    return r.outcome.timeline[k][static_cast<std::size_t>(quantity)];
  };
  EXPECT_EQ(state_at(780, TimelineQuantity::ready_rounds), 9);
  EXPECT_EQ(state_at(780, TimelineQuantity::busy_channels), 1);
  EXPECT_EQ(state_at(810, TimelineQuantity::ready_rounds), 0);
  EXPECT_EQ(state_at(810, TimelineQuantity::busy_channels), 0);
  EXPECT_EQ(r.outcome.timeline.back()[static_cast<std::size_t>(TimelineQuantity::busy_channels)], 0);
  EXPECT_EQ(r.battery().busy_us, 40'000'000);  // from 770 s
}

TEST(DestroyedBattery, MayHaveBeenDown) {
  const Replay r = with({"systems.sam.availability=0"}, 850);
  EXPECT_TRUE(site(r).destroyed);
  EXPECT_EQ(r.outcome.timeline.back()[static_cast<std::size_t>(TimelineQuantity::ready_rounds)], 0);
}

TEST(Hardness, EffectiveHitsDestroyAtIt) {
  const Settings hard = {misses, "systems.sam.hardness=2"};
  const auto first = killers_at(810);
  const Replay once = replay(hard + first);
  EXPECT_FALSE(site(once).destroyed);
  EXPECT_EQ(site(once).hits.effective, 1U);
  const Replay twice = replay(hard + first + killers_at(830, "batteries.north", 1, "second"));
  EXPECT_EQ(site(twice).destroyed_us, 830'000'000);
  EXPECT_TRUE(site(replay(hard + first + Settings{"batteries.north.hardness=1"})).destroyed);
}

TEST(Hardness, HitsOnWhatIsDestroyedStillCount) {
  const Replay r = replay(Settings{misses} + killers_at(810, "batteries.north", 5));
  EXPECT_EQ(site(r).hits.all, 5U);
  EXPECT_EQ(site(r).hits.effective, 5U);
  EXPECT_EQ(r.outcome.destroyed.size(), 1U);
  EXPECT_EQ(r.events("destroyed").size(), 1U);
  EXPECT_EQ(r.outcome.assets[AssetId(0)].hits, 1U);  // the drone's
}

TEST(Hardness, AccuracyAndLethalityApplyAsToAssets) {
  const Settings many = Settings{"systems.sam.hardness=1000", "threats.killer.accuracy=0.7"} +
                        killers_at(500, "batteries.north", 50) +
                        Settings{"threats.killer.accuracy=0.7", "threats.killer.lethality=0.4"};
  const auto hits = [](const Outcome& o) { return o.batteries[BatteryId(0)].site.hits; };
  expect_mean(mean_of(many, 5000, [&](const Outcome& o) { return hits(o).all; }), 35, 0.01);
  expect_mean(mean_of(many, 5000, [&](const Outcome& o) { return hits(o).effective; }), 14, 0.02);
  expect_mean(
      mean_of(many, 5000,
              [](const Outcome& o) { return o.cells[CellId(1)].fates[static_cast<std::size_t>(Fate::leaked_miss)]; }),
      15, 0.02);
}

TEST(Hardness, BeyondTheNumberOfThreatsChangesNothing) {
  const Settings raid = {"raid.wave.count=20",     "raid.wave.launch.offset={uniform: 300 s}",
                         "systems.sam.pk.uav=0.5", "systems.sam.channels=2",
                         "systems.sam.rounds=30",  "systems.sam.hardness=7"};
  const Settings at_battery = killers_at(900, "batteries.north", 6);
  const Settings at_plant = killers_at(900, "plant", 6);
  const Tables with_targets = compile_duel(raid + at_battery);
  const Tables without = compile_duel(raid + at_plant);
  Trial a(with_targets);
  Trial b(without);
  for (std::uint32_t k = 0; k < 200; ++k) {
    Outcome hit = a.run(1, k);
    Outcome spared = b.run(1, k);
    EXPECT_EQ(hit.batteries[BatteryId(0)].site.hits.all, 6U);
    for (Outcome* o : {&hit, &spared}) o->assets[AssetId(0)] = {};
    ASSERT_TRUE(same(hit, spared)) << "trial " << k;
  }
}

TEST(Destruction, IsInTheOutcomeInOrder) {
  const Replay r =
      replay(Settings{south} + killers_at(900, "batteries.north") + killers_at(850, "batteries.south", 1, "second"));
  ASSERT_EQ(r.outcome.destroyed.size(), 2U);
  EXPECT_EQ(r.outcome.destroyed[0].target, TargetId(BatteryId(1)));
  EXPECT_EQ(r.outcome.destroyed[0].time_us, 850'000'000);
  EXPECT_EQ(r.outcome.destroyed[1].target, TargetId(BatteryId(0)));
}

TEST(Destruction, ByAThreatThatNobodyTracks) {
  const std::string eye = "sensors={eye: {position: [0 km, 0 km], max_range: 90 km, scan: 5 s, pd: 1, sees: [uav]}}";
  const Replay r = with({eye, misses}, 850);
  EXPECT_EQ(site(r).destroyed_us, 850'000'000);
  EXPECT_EQ(r.battery().shots, 3U);  // as if it were tracked
  EXPECT_EQ(r.outcome.cells[CellId(1)].causes[static_cast<std::size_t>(Cause::uncovered)], 1U);
}

TEST(Destruction, NotByAThreatThatIsKilledFirst) {
  // The battery defends itself: its rounds meet the killer, which it now engages, at 18 km.
  const Settings defended = Settings{"systems.sam.pk={uav: 1, cruise: 1}"} + killers_at(900);
  EXPECT_FALSE(site(replay(defended)).destroyed);
  EXPECT_TRUE(site(replay(defended + Settings{"systems.sam.pk={uav: 1, cruise: 0}"})).destroyed);
}

TEST(Missing, BatteryIsAsIfNotUpAndItsHitsChangeNothing) {
  const Tables tables = compile_duel(killers_at(850));
  Trial trial(tables);
  RaidEnd end;
  trial.draw(TrialStreams(1, 0));
  const Outcome outcome = trial.run(beginning_without(tables, {BatteryId(0)}, {}), end);
  EXPECT_EQ(drone_cause(outcome), "uncovered");
  const BatteryCounts& battery = outcome.batteries[BatteryId(0)];
  EXPECT_FALSE(battery.up);
  EXPECT_FALSE(battery.site.destroyed);
  EXPECT_EQ(battery.site.hits.effective, 1U);
  EXPECT_TRUE(outcome.destroyed.empty());
  EXPECT_EQ(outcome.timeline.front()[static_cast<std::size_t>(TimelineQuantity::ready_rounds)], 0);
  EXPECT_TRUE(trial.run(beginning_without(tables, {}, {}), end).batteries[BatteryId(0)].up);
}

}  // namespace
}  // namespace bulwark::testing
