// Sensing, latency, and the picture's capacity (model.md, section 3).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

using ::testing::ElementsAre;

/// Covers the last 50 km: the first look at 500 s, path time.
std::string radar(double pd, const std::string& more = "") {
  return "sensors={radar: {position: [0 km, 0 km], max_range: 50 km, scan: 10 s, pd: " + std::to_string(pd) + more +
         "}}";
}

TEST(Tracks, WithoutSensorsBeginAtLaunchWithoutLatency) {
  expect_times(replay({"command.latency=30 s"}).times_s("track"), {0});
}

TEST(Tracks, BeginAtFirstDetectionPlusLatency) {
  const Replay r = replay({radar(1), "command.latency=30 s"});
  expect_times(r.times_s("detect"), {500});
  expect_times(r.times_s("track"), {530});
}

TEST(Tracks, LooksBeginWhenTheRouteEntersCoverageAndKeepTheirStep) {
  constexpr int trials = 4000;
  std::vector<int> looks(51, 0);
  for_trials({radar(0.3)}, trials, [&](const Outcome&, const EventLog& log) {
    for (const LoggedEvent& event : log.events) {
      if (event.event != "detect") continue;
      const double look = (event.time_s - 500) / 10;
      ASSERT_NEAR(look, std::round(look), 1e-6);
      ++looks[static_cast<std::size_t>(std::lround(look))];
    }
  });
  double unseen = 1;
  for (std::size_t k = 0; k < 8; ++k) {
    const double p = 0.3 * unseen;
    EXPECT_NEAR(looks[k], p * trials, z_limit * std::sqrt(trials * p * (1 - p))) << k;
    unseen *= 0.7;
  }
}

TEST(Tracks, TheFirstOfAllSensorsCounts) {
  const Replay r =
      replay({"sensors={near: {position: [0 km, 0 km], max_range: 40 km, scan: 10 s, pd: 1}, far: {position: "
              "[0 km, 0 km], max_range: 60 km, scan: 10 s, pd: 1}}"});
  expect_times(r.times_s("detect"), {400});
  EXPECT_EQ(r.events("detect")[0].sensor, SensorId(1));
}

TEST(Tracks, ASensorOnlySeesTheFamiliesThatItNames) {
  const std::string types = "threats.rocket={family: rocket, speed: 100 m/s, altitude: 0 m}";
  EXPECT_TRUE(
      replay({types, "raid.other={threat: rocket, count: 1, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}",
              radar(1, ", sees: [rocket]"), "raid.wave.count=1"})
          .times_of_threat_s("track", 0)
          .empty());
  const Replay other = replay({types, "raid.wave.threat=rocket", radar(1, ", sees: [rocket]")});
  expect_times(other.times_s("track"), {500});
}

// Threats 10 s apart; each is killed by the first shot once it is tracked. The first at 820 s; the second is then at
// path time 810 s and dies at 100 + 0.9·810 = 829 s of it; the third then is at 819 s.
const Settings full_picture = {"raid.wave.count=3", "raid.wave.launch.offset={every: 10 s}",
                               "command.track_capacity=1"};

TEST(TrackCapacity, AFreedTrackGoesToTheFirstThatWaits) {
  const Replay r = replay(full_picture);
  EXPECT_THAT(r.threats("track"), ElementsAre(0, 1, 2));
  expect_times(r.times_s("track"), {0, 820, 839});
  expect_times(r.times_s("intercept"), {820, 839, 857.1});
}

TEST(TrackCapacity, IsFreedByTheAssessmentNotByTheKill) {
  expect_times(replay(full_picture + Settings{"systems.sam.assessment=5 s"}).times_of_threat_s("track", 1), {825});
}

TEST(TrackCapacity, AnUnengagedThreatKeepsItsTrackToTheEndOfItsPath) {
  const Replay r = replay(full_picture + Settings{"systems.sam.rounds=0"});
  expect_times(r.times_s("track"), {0, 1000, 1010});
}

TEST(TrackCapacity, ADeadThreatBelievedAliveKeepsItsTrackToTheEndOfItsFormerPath) {
  const Replay r = replay(full_picture + Settings{"systems.sam.missed_kill=1", "systems.sam.rounds=1"});
  EXPECT_EQ(count(r.outcome, Fate::intercepted), 1U);
  expect_times(r.times_of_threat_s("track", 1), {1000});
}

const std::string weak_type = "threats.weak={family: weak, speed: 100 m/s, altitude: 0 m}";
const std::string weak_salvo =
    "raid.second={threat: weak, count: 1, from: [100 km, 0 km], targets: [plant], launch: {at: 10 s}}";
const std::string third_salvo =
    "raid.third={threat: drone, count: 1, from: [100 km, 0 km], targets: [plant], launch: {at: 20 s}}";

TEST(TrackCapacity, AThreatThatIsLostLeavesTheQueue) {
  const Replay r = replay({weak_type, weak_salvo, third_salvo, "command.track_capacity=1",
                           "jammers={j: {position: [0 km, 0 km], radius: 30 km, rate: {weak: 100 /s}}}"});
  EXPECT_EQ(count(r.outcome, Fate::soft_killed), 1U);
  EXPECT_THAT(r.threats("track"), ElementsAre(0, 2));
  expect_times(r.times_s("track"), {0, 820});
}

TEST(TrackCapacity, AThreatThatArrivesLeavesTheQueue) {
  const Replay r = replay({"threats.weak={family: weak, speed: 1000 m/s, altitude: 0 m}", weak_salvo, third_salvo,
                           "command.track_capacity=1"});
  EXPECT_THAT(r.threats("track"), ElementsAre(0, 2));
  EXPECT_EQ(r.outcome.cells[CellId(1)].causes[static_cast<std::size_t>(Cause::uncovered)], 1U);
}

TEST(TrackCapacity, ASoftKilledThreatFreesItsTrackAtThatInstant) {
  const Replay r = replay({weak_type, "raid.wave.threat=weak", "raid.wave.launch.at=0 s", third_salvo,
                           "systems.sam.pk={uav: 1, weak: 1}", "command.track_capacity=1",
                           "jammers={j: {position: [0 km, 0 km], radius: 30 km, rate: {weak: 100 /s}}}"});
  const auto lost_s = r.times_s("soft_kill");
  ASSERT_EQ(lost_s.size(), 1U);
  EXPECT_NEAR(lost_s[0], 700, 0.5);
  expect_times(r.times_of_threat_s("track", 1), {lost_s[0]});
}

TEST(TrackCapacity, IsNeverExceeded) {
  const Settings settings = {"raid.wave.count=30", "raid.wave.launch.offset={poisson: 20 s}",
                             "command.track_capacity=4", "systems.sam.pk.uav=0.5", "systems.sam.rounds=40"};
  for_trials(settings, 50, [](const Outcome& o, const EventLog&) {
    for (const auto& sample : o.timeline) EXPECT_LE(sample[static_cast<std::size_t>(TimelineQuantity::tracks)], 4);
  });
}

TEST(Windows, AThreatThatIsLeftAloneMeetsTheNextBatteryOfItsWay) {
  // The first battery has one round, which misses; the second one's window opens later, while nothing else happens.
  const Replay r =
      replay({"systems.sam.pk.uav=0", "systems.sam.rounds=1", "batteries.east={system: sam, position: [60 km, 0 km]}"});
  EXPECT_THAT(r.batteries("engage"), ::testing::ElementsAre(1U, 0U));
  EXPECT_NEAR(r.times_s("engage").back(), 800, 1e-6);
}

}  // namespace
}  // namespace bulwark::testing
