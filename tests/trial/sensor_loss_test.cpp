// Sensors that are destroyed in mid-raid, and first detections where they can be (living_defence.md).
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "trial/living_raid.h"

namespace bulwark::testing {
namespace {

/// Looks at 500 s, 510 s, … from 30 km down the drone's path; the track comes with the detection, and a drone that is
/// tracked in time leaks for want of channels.
const std::string eye_of = "sensors.eye={position: [30 km, 0 km], max_range: 20 km, scan: 10 s, pd: 0.3, sees: [uav]}";
/// Looks at 800 s, 820 s, … .
const std::string ear = "sensors.ear={position: [10 km, 0 km], max_range: 10 km, scan: 20 s, pd: 0.5, sees: [uav]}";
const std::string no_channels = "systems.sam.channels=0";

double tracked(const Outcome& outcome) {
  return drone_cause(outcome) == "channels" ? 1 : 0;
}

TEST(SensorLoss, NoLooksFromThatInstantOn) {
  const auto seen = [](double destroyed_s) {
    return mean_of(Settings{eye_of, no_channels} + killers_at(destroyed_s, "sensors.eye"), 20'000, tracked);
  };
  expect_mean(seen(545), 1 - std::pow(0.7, 5), 0.03);
  expect_mean(seen(540.001), 1 - std::pow(0.7, 5), 0.03);
  expect_mean(seen(540), 1 - std::pow(0.7, 4), 0.03);  // impacts come before the look
  EXPECT_GT(seen(2000).value, 0.9999);
  EXPECT_EQ(seen(500).value, 0);
}

TEST(SensorLoss, OthersLookOn) {
  // Five looks of the eye, then eleven of the ear.
  const double missed = std::pow(0.7, 2) * std::pow(0.5, 2);
  const Settings settings = Settings{eye_of, ear, no_channels, "systems.sam.envelope.range=[0 km, 16 km]"} +
                            killers_at(520, "sensors.eye") + killers_at(840, "sensors.ear", 1, "second");
  expect_mean(mean_of(settings, 20'000, tracked), 1 - missed, 0.02);
}

TEST(SensorLoss, DetectionsBeforeItStand) {
  const Settings sure = {"sensors.eye={position: [30 km, 0 km], max_range: 20 km, scan: 10 s, pd: 1, sees: [uav]}",
                         "command.latency=100 s"};
  const Replay r = replay(sure + killers_at(500.001, "sensors.eye"));
  expect_times(r.times_s("detect"), {500});
  expect_times(r.times_s("track"), {600});
  EXPECT_TRUE(r.outcome.sensors[SensorId(0)].destroyed);
  EXPECT_EQ(r.outcome.sensors[SensorId(0)].hits.effective, 1U);
  EXPECT_EQ(drone_cause(replay(sure + killers_at(500, "sensors.eye")).outcome), "undetected");
}

TEST(SensorLoss, HardnessHitsAndOrderInTheOutcome) {
  const Settings two = {eye_of, ear, "sensors.eye.hardness=2"};
  const Replay r = replay(two + killers_at(600, "sensors.eye", 3) + killers_at(700, "sensors.ear", 1, "second"));
  ASSERT_EQ(r.outcome.destroyed.size(), 2U);
  EXPECT_EQ(r.outcome.destroyed[0].target, TargetId(SensorId(0)));
  EXPECT_EQ(r.outcome.destroyed[1].target, TargetId(SensorId(1)));
  EXPECT_EQ(r.outcome.sensors[SensorId(0)].hits.all, 3U);
  EXPECT_EQ(r.events("destroyed").size(), 2U);
  EXPECT_FALSE(replay(two + killers_at(600, "sensors.eye")).outcome.sensors[SensorId(0)].destroyed);
}

TEST(OwnDetections, HaveTheLawOfOneDrawAThreat) {
  // The killers never appear, so that the two scenarios differ in their draws alone.
  const Settings common = {eye_of, ear, "raid.wave.count=10", "raid.wave.from=[100 km, 9 km]"};
  const auto times_of = [](const Settings& settings) {
    std::map<double, int> times;
    for_trials(settings, 3000, [&](const Outcome&, const EventLog& log) {
      for (const LoggedEvent& event : log.events) {
        if (event.event == "track") ++times[std::round(event.time_s)];
      }
    });
    return times;
  };
  const Settings duds = killers_at(100, "sensors.ear") + Settings{"threats.killer.reliability=0"};
  const std::map<double, int> own = times_of(common + duds);
  const std::map<double, int> one = times_of(common);
  double chi_square = 0;
  int cells = 0;
  for (const auto& [time_s, count] : one) {
    const int other = own.contains(time_s) ? own.at(time_s) : 0;
    if (count + other < 40) continue;
    chi_square += (count - other) * (count - other) / static_cast<double>(count + other);
    ++cells;
  }
  EXPECT_GT(cells, 10);
  EXPECT_LT(chi_square, cells + 4.5 * std::sqrt(2.0 * cells));
}

TEST(OwnDetections, AreIndependentAcrossSensorsAndThreats) {
  // Nine sensors that look once each: none of them sees the drone with 0.8^9.
  Settings nine = {no_channels};
  for (int s = 0; s < 9; ++s) {
    nine.push_back("sensors.eye" + std::to_string(s) +
                   "={position: [60 km, 0 km], max_range: 1 km, scan: 1000 s, pd: 0.2, sees: [uav]}");
  }
  const Settings duds = killers_at(100, "sensors.eye0") + Settings{"threats.killer.reliability=0"};
  expect_mean(mean_of(nine + duds, 20'000, tracked), 1 - std::pow(0.8, 9), 0.02);
}

TEST(SensorLoss, ReordersThoseThatAreDetectedLater) {
  // Both would be detected at 500 s and 510 s; the eye is gone by then and the ear sees the second one first.
  const std::string second =
      "raid.second={threat: drone, count: 1, from: [100 km, 0 km], targets: [plant], launch: {at: -5 s}}";
  const Settings sure = {"sensors.eye={position: [30 km, 0 km], max_range: 20 km, scan: 500 s, pd: 1, sees: [uav]}",
                         "sensors.ear={position: [10 km, 0 km], max_range: 10 km, scan: 20 s, pd: 1, sees: [uav]}",
                         "command.order=detection", "systems.sam.rounds=1", second};
  const auto engaged_first = [&](const Settings& more) { return replay(sure + more).threats("engage").at(0); };
  EXPECT_EQ(engaged_first(killers_at(497, "sensors.eye")), 1U);  // the eye saw the second at 495 s
  const std::string first = "raid.wave.launch.at=-10 s";
  EXPECT_EQ(engaged_first(Settings{first} + killers_at(2000, "sensors.eye")), 0U);
}

TEST(SensorLoss, PutsThoseDetectedLaterBehindOthers) {
  // The eye would see the first at 490 s, the nose sees the second at 500 s; both can be engaged when duty begins. With
  // the eye gone the ear sees the first at 790 s.
  const auto sensor = [](const std::string& name, const std::string& position, int range_km, int scan_s) {
    return "sensors." + name + "={position: [" + position + "], max_range: " + std::to_string(range_km) +
           " km, scan: " + std::to_string(scan_s) + " s, pd: 1, sees: [uav]}";
  };
  const Settings both = {
      sensor("eye", "30 km, 0 km", 20, 500),
      sensor("nose", "0 km, 40 km", 10, 500),
      sensor("ear", "10 km, 0 km", 10, 20),
      "raid.wave.launch.at=-10 s",
      "raid.second={threat: drone, count: 1, from: [0 km, 100 km], targets: [plant], launch: {at: 0 s}}",
      "command.order=detection",
      "systems.sam.rounds=1",
      "systems.sam.on_duty=[[850 s, 1 h]]"};
  EXPECT_EQ(replay(both + killers_at(2000, "sensors.eye")).threats("engage").at(0), 0U);
  EXPECT_EQ(replay(both + killers_at(485, "sensors.eye")).threats("engage").at(0), 1U);
}

TEST(Missing, SensorSeesNothing) {
  const Tables tables = compile_duel(Settings{eye_of, no_channels} + killers_at(2000, "sensors.eye"));
  Trial trial(tables);
  RaidEnd end;
  trial.draw(TrialStreams(1, 0));
  for (std::uint32_t k = 0; k < 20; ++k) {
    EXPECT_EQ(drone_cause(trial.run(beginning_without(tables, {}, {SensorId(0)}, k), end)), "undetected");
  }
}

}  // namespace
}  // namespace bulwark::testing
