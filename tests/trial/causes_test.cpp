// Why leakers leaked: each cause isolated, and the borders between them (model.md, section 8).
#include <gtest/gtest.h>

#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

constexpr std::size_t as_index(Cause cause) {
  return static_cast<std::size_t>(cause);
}

/// The cause of the only leaker of the cell.
std::string cause_of(const Settings& settings, std::size_t cell = 0) {
  const Outcome outcome = replay(settings).outcome;
  std::string causes;
  for (std::size_t c = 0; c < cause_count; ++c) {
    for (std::uint32_t k = 0; k < outcome.cells[CellId(cell)].causes[c]; ++k) {
      causes += (causes.empty() ? "" : " ") + std::string(cause_names[c]);
    }
  }
  return causes.empty() ? "none" : causes;
}

std::string eye(double range_km) {
  return "sensors={eye: {position: [0 km, 0 km], max_range: " + std::to_string(range_km) + " km, scan: 5 s, pd: 1}}";
}

/// Window [800 s, 900 s].
const std::string causes_until_900 = "systems.sam.envelope.range=[9 km, 18 km]";

std::string salvo(const std::string& name, const std::string& threat, int launch_s) {
  return "raid." + name + "={threat: " + threat +
         ", count: 1, from: [100 km, 0 km], targets: [plant], launch: {at: " + std::to_string(launch_s) + " s}}";
}

TEST(Missed, ARoundWasFired) {
  EXPECT_EQ(cause_of({"systems.sam.pk.uav=0"}), "missed");
}

TEST(Missed, OrItWasWrittenOff) {
  EXPECT_EQ(cause_of({"systems.sam.pk.uav=0", "systems.sam.false_kill=1"}), "missed");
}

TEST(Uncovered, NoBatteryEngagesItOrIsUpOrReachesIt) {
  EXPECT_EQ(cause_of({"systems.sam.pk={}"}), "uncovered");
  EXPECT_EQ(cause_of({"systems.sam.availability=0"}), "uncovered");
  EXPECT_EQ(cause_of({"batteries.north.position=[0 km, 60 km]"}), "uncovered");
  EXPECT_EQ(cause_of({"threats.drone.altitude=9 km", "systems.sam.envelope.altitude=[0 km, 8 km]"}), "uncovered");
}

TEST(Uncovered, GoesBeforeUndetected) {
  EXPECT_EQ(cause_of({"systems.sam.pk={}", eye(1), "raid.wave.via=[[50 km, 30 km], [30 km, 30 km]]"}), "uncovered");
}

TEST(Undetected, NeverSeen) {
  EXPECT_EQ(cause_of({"sensors={eye: {position: [0 km, 300 km], max_range: 10 km, scan: 5 s, pd: 1}}"}), "undetected");
}

TEST(Undetected, FirstDetectionLatencyAndMeanReactionPastTheLastWindow) {
  // Seen at 880 s; the window shuts at 900 s.
  const Settings late = {causes_until_900, eye(12)};
  EXPECT_EQ(cause_of(late), "none");
  EXPECT_EQ(cause_of(late + Settings{"command.latency=19 s"}), "none");
  EXPECT_EQ(cause_of(late + Settings{"command.latency=21 s"}), "undetected");
  EXPECT_EQ(cause_of(late + Settings{"systems.sam.reaction=21 s"}), "undetected");
  EXPECT_EQ(cause_of(late + Settings{"command.latency=11 s", "systems.sam.reaction=10 s"}), "undetected");
}

TEST(Undetected, TheClosingInstantItselfIsNotPast) {
  EXPECT_EQ(cause_of({causes_until_900, eye(12), "command.latency=20 s", "systems.sam.channels=0"}), "channels");
}

TEST(Undetected, OnlyIfPastForEveryBatteryThatIsUp) {
  const std::string longer = "batteries.long={system: sam, position: [0 km, 0 km], envelope: {range: [0 km, 18 km]}}";
  const Settings late = {causes_until_900, eye(9.5), "systems.sam.channels=0"};
  EXPECT_EQ(cause_of(late), "undetected");
  EXPECT_EQ(cause_of(late + Settings{longer}), "channels");
  EXPECT_EQ(cause_of(late + Settings{longer, "batteries.long.availability=0"}), "undetected");
}

TEST(Tracks, NoTrackForWantOfCapacity) {
  const Settings hog = {
      "threats.hog={family: hog, speed: 10 m/s, altitude: 0 m}",
      "raid={hogs: {threat: hog, count: 1, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}, wave: "
      "{threat: drone, count: 1, from: [100 km, 0 km], targets: [plant], launch: {at: 10 s}}}",
      "command.track_capacity=1"};
  EXPECT_EQ(cause_of(hog, 1), "tracks");
  EXPECT_EQ(cause_of(hog, 0), "uncovered");
}

TEST(Tracks, OrTooLate) {
  // The first drone is tracked until it arrives at 1000 s; the second's window is open from 895 s to 995 s.
  const Settings settings = {"systems.sam.channels=0", causes_until_900, "command.track_capacity=1"};
  EXPECT_EQ(cause_of(settings + Settings{salvo("second", "drone", 95)}, 1), "tracks");
  EXPECT_EQ(cause_of(settings + Settings{salvo("second", "drone", 105)}, 1), "channels");
}

TEST(Ignored, BelievedADecoyAndLeft) {
  EXPECT_EQ(cause_of({"command.discrimination={real_as_decoy: 1, engage_decoys: never}"}), "ignored");
  EXPECT_EQ(cause_of({"command.discrimination={real_as_decoy: 1, engage_decoys: last}"}), "none");
}

TEST(Magazine, NoRoundAtAnyTime) {
  EXPECT_EQ(cause_of({"systems.sam.rounds=0"}), "magazine");
  EXPECT_EQ(cause_of({"threats.rocket={family: rocket, speed: 100 m/s, altitude: 0 m}",
                      "command.reserve={sam: {rocket: 10}}"}),
            "magazine");
}

TEST(Magazine, IsJudgedInTheStateThatTheCommandLeavesBehind) {
  // Both windows open at 800 s, when one round is ready; the command spends it on the first.
  EXPECT_EQ(cause_of({"raid.wave.count=2", "systems.sam.rounds=1"}), "magazine");
  // Here a second round stays, and what fails is the channel.
  EXPECT_EQ(cause_of({"raid.wave.count=2", "systems.sam.rounds=2", "systems.sam.assessment=300 s"}), "channels");
}

TEST(Magazine, ARoundAtAnyTimeInTheWindowWillDo) {
  // The only channel is busy with the first from 800 s (assessed at 1030 s, long after the reload at 950 s).
  const Settings busy = {"raid.wave.count=2", "systems.sam.rounds=1", "systems.sam.assessment=210 s"};
  EXPECT_EQ(cause_of(busy), "magazine");
  EXPECT_EQ(cause_of(busy + Settings{"systems.sam.reload={rounds: 1, time: 150 s, stock: 1}"}), "channels");
  // The window is shut by then.
  EXPECT_EQ(cause_of(busy + Settings{causes_until_900, "systems.sam.reload={rounds: 1, time: 150 s, stock: 1}"}),
            "magazine");
}

TEST(Magazine, ABatteryInAReloadThatBlocksFireHasNoRound) {
  const Settings settings = {"raid.wave.count=2", "systems.sam.rounds=2", "systems.sam.channels=2"};
  EXPECT_EQ(cause_of(settings + Settings{"systems.sam.reload={rounds: 1, time: 900 s, stock: 1, blocks_fire: true}"}),
            "magazine");
  EXPECT_EQ(cause_of(settings + Settings{"systems.sam.reload={rounds: 1, time: 900 s, stock: 1}"}), "none");
}

TEST(Magazine, OnlyTimesWithATrackCount) {
  // The round is there from 800 s to 850 s, but the second drone is tracked from 880 s on only.
  const Settings settings = {
      "raid={first: {threat: drone, count: 1, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}, "
      "wave: {threat: rocket, count: 1, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}}",
      "threats.rocket={family: rocket, speed: 100 m/s, altitude: 0 m}", "systems.sam.pk={uav: 1, rocket: 1}",
      "systems.sam.rounds=1",
      "sensors={far: {position: [0 km, 0 km], max_range: 15 km, scan: 5 s, pd: 1, sees: [uav]}, near: "
      "{position: [0 km, 0 km], max_range: 12 km, scan: 5 s, pd: 1, sees: [rocket]}}"};
  EXPECT_EQ(cause_of(settings, 1), "magazine");
}

TEST(Magazine, OfManyBatteriesOneWithARoundIsEnough) {
  const std::string full = "batteries.full={system: sam, position: [0 km, 0 km], rounds: 3, channels: 0}";
  EXPECT_EQ(cause_of({"systems.sam.rounds=0", full}), "channels");
  EXPECT_EQ(cause_of({"systems.sam.rounds=0", full, "batteries.full.availability=0"}), "magazine");
}

TEST(Channels, RoundsWereThereButNoFreeChannel) {
  EXPECT_EQ(cause_of({"systems.sam.channels=0"}), "channels");
  EXPECT_EQ(cause_of({"raid.wave.count=2", "systems.sam.assessment=300 s"}), "channels");
}

TEST(Channels, AnEngagementWithoutAShotIsNotMagazine) {
  // One round, two crews' reactions on average lead into the window, but the crew is always late or early: the trial in
  // which it is late has fired nothing and still has its round.
  const Settings settings = {"systems.sam.reaction={empirical: [0 s, 400 s]}", causes_until_900,
                             "systems.sam.rounds=1"};
  std::uint32_t channels = 0;
  std::uint32_t killed = 0;
  for_trials(settings, 40, [&](const Outcome& o, const EventLog&) {
    channels += count(o, Cause::channels);
    killed += count(o, Fate::intercepted);
  });
  EXPECT_EQ(channels + killed, 40U);
  EXPECT_GT(channels, 5U);
}

TEST(Causes, OnlyOfLeakers) {
  const Replay r = replay({"threats.drone.reliability=0"});
  for (std::size_t c = 0; c < cause_count; ++c) EXPECT_EQ(r.outcome.cells[CellId(0)].causes[c], 0U);
  EXPECT_EQ(r.outcome.cells[CellId(0)].causes[as_index(Cause::missed)], 0U);
}

}  // namespace
}  // namespace bulwark::testing
