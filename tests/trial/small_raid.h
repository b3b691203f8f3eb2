// A duel simple enough for mental arithmetic, to be varied by settings, and what the tests ask of its trials.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "format/load.h"
#include "tables/tables.h"
#include "trial/trial.h"

namespace bulwark::testing {

using Settings = std::vector<std::string>;  // PATH=VALUE, as after --set

/// One drone flies from 100 km due east along the ground at 100 m/s straight at the battery, which stands in the
/// target: it arrives at 1000 s. Rounds of 900 m/s reach 18 km: a round launched at L meets it at 100 s + 0.9·L, and
/// the launch window is [800 s, 1000 s]. Every shot kills; there is no sensor, so the track begins at the launch of the
/// drone.
inline const std::string& duel() {
  static const std::string text = R"(bulwark: 1
assets:
  plant: {position: [0 km, 0 km]}
threats:
  drone: {family: uav, speed: 100 m/s, altitude: 0 m}
raid:
  wave: {threat: drone, count: 1, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}
systems:
  sam:
    interceptor: {speed: 900 m/s}
    envelope: {range: [0 km, 18 km]}
    pk: {uav: 1}
    channels: 1
    rounds: 10
    reaction: 0 s
batteries:
  north: {system: sam, position: [0 km, 0 km]}
)";
  return text;
}

inline Settings operator+(Settings a, const Settings& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

inline Scenario load_duel(const Settings& settings) {
  std::vector<Override> overrides;
  for (const std::string& setting : settings) overrides.push_back(parse_override(setting));
  return load_scenario_text(duel(), "duel.yaml", overrides).scenario;
}

inline Tables compile_duel(const Settings& settings) {
  return compile(load_duel(settings));
}

/// One trial with its events.
struct Replay {
  Tables tables;
  Outcome outcome;
  EventLog log;

  /// Events of a kind by time; of one threat or battery where asked.
  std::vector<LoggedEvent> events(const std::string& kind) const {
    std::vector<LoggedEvent> found;
    for (const LoggedEvent& event : log.events) {
      if (event.event == kind) found.push_back(event);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const LoggedEvent& a, const LoggedEvent& b) { return a.time_s < b.time_s; });
    return found;
  }
  std::vector<double> times_s(const std::string& kind) const {
    std::vector<double> times;
    for (const LoggedEvent& event : events(kind)) times.push_back(event.time_s);
    return times;
  }
  std::vector<double> times_of_threat_s(const std::string& kind, std::uint32_t threat) const {
    std::vector<double> times;
    for (const LoggedEvent& event : events(kind)) {
      if (event.threat == ThreatId(threat)) times.push_back(event.time_s);
    }
    return times;
  }
  std::vector<double> times_of_battery_s(const std::string& kind, std::uint32_t battery) const {
    std::vector<double> times;
    for (const LoggedEvent& event : events(kind)) {
      if (event.battery == BatteryId(battery)) times.push_back(event.time_s);
    }
    return times;
  }
  std::vector<std::uint32_t> threats(const std::string& kind) const {
    std::vector<std::uint32_t> ids;
    for (const LoggedEvent& event : events(kind)) ids.push_back(event.threat.value().value);
    return ids;
  }
  std::vector<std::uint32_t> batteries(const std::string& kind) const {
    std::vector<std::uint32_t> ids;
    for (const LoggedEvent& event : events(kind)) ids.push_back(event.battery.value().value);
    return ids;
  }
  const BatteryCounts& battery(std::size_t index = 0) const { return outcome.batteries[BatteryId(index)]; }
};

inline std::uint32_t count(const Outcome& outcome, Fate fate) {
  std::uint32_t sum = 0;
  for (const CellCounts& cell : outcome.cells) sum += cell.fates[static_cast<std::size_t>(fate)];
  return sum;
}

inline std::uint32_t count(const Outcome& outcome, Cause cause) {
  std::uint32_t sum = 0;
  for (const CellCounts& cell : outcome.cells) sum += cell.causes[static_cast<std::size_t>(cause)];
  return sum;
}

inline Replay replay(const Settings& settings, std::uint32_t trial = 0, std::uint64_t seed = 1) {
  Replay result{compile_duel(settings), {}, {}};
  result.outcome = Trial(result.tables).run(seed, trial, &result.log);
  return result;
}

/// Runs `visit` on the outcome of trials 0 … trials-1.
inline void for_trials(const Settings& settings, std::uint32_t trials,
                       const std::function<void(const Outcome&, const EventLog&)>& visit, std::uint64_t seed = 1) {
  const Tables tables = compile_duel(settings);
  Trial trial(tables);
  for (std::uint32_t k = 0; k < trials; ++k) {
    EventLog log;
    const Outcome& outcome = trial.run(seed, k, &log);
    visit(outcome, log);
  }
}

/// Mean over trials of a figure of the outcome, with its standard error.
struct Mean {
  double value = 0;
  double standard_error = 0;
};

inline Mean mean_of(const Settings& settings, std::uint32_t trials, const std::function<double(const Outcome&)>& figure,
                    std::uint64_t seed = 1) {
  const Tables tables = compile_duel(settings);
  Trial trial(tables);
  double sum = 0;
  double squares = 0;
  for (std::uint32_t k = 0; k < trials; ++k) {
    const double x = figure(trial.run(seed, k));
    sum += x;
    squares += x * x;
  }
  const double mean = sum / trials;
  return {mean, std::sqrt(std::max(0.0, squares / trials - mean * mean) / (trials - 1))};
}

constexpr double z_limit = 4.5;

/// Within 4.5 standard errors, and those small enough for `resolution` (relative) to matter.
inline void expect_mean(const Mean& mean, double expected, double resolution = 0.02) {
  EXPECT_NEAR(mean.value, expected, z_limit * mean.standard_error + 1e-12);
  EXPECT_LT(z_limit * mean.standard_error, resolution * expected) << "too few trials to notice an error";
}

inline void expect_times(const std::vector<double>& times_s, const std::vector<double>& expected_s) {
  ASSERT_EQ(times_s.size(), expected_s.size());
  for (std::size_t k = 0; k < times_s.size(); ++k) EXPECT_NEAR(times_s[k], expected_s[k], 1e-5) << "time " << k;
}

/// Every integer and time of two outcomes.
inline bool same(const Outcome& a, const Outcome& b) {
  const auto cells = [](const CellCounts& x, const CellCounts& y) {
    return x.fates == y.fates && x.causes == y.causes && x.shots == y.shots;
  };
  const auto batteries = [](const BatteryCounts& x, const BatteryCounts& y) {
    return x.shots == y.shots && x.kills == y.kills && x.wasted == y.wasted && x.reloads == y.reloads &&
           x.peak_channels == y.peak_channels && x.up == y.up && x.emptied == y.emptied &&
           x.empty_time_us == y.empty_time_us && x.busy_us == y.busy_us;
  };
  const auto defence = [](const DefenceCounts& x, const DefenceCounts& y) {
    return x.engagements == y.engagements && x.shots == y.shots && x.kills == y.kills;
  };
  const auto assets = [](const AssetCounts& x, const AssetCounts& y) {
    return x.hits == y.hits && x.effective_hits == y.effective_hits;
  };
  return std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), b.cells.end(), cells) &&
         std::equal(a.batteries.begin(), a.batteries.end(), b.batteries.begin(), b.batteries.end(), batteries) &&
         std::equal(a.defence.begin(), a.defence.end(), b.defence.begin(), b.defence.end(), defence) &&
         std::equal(a.assets.begin(), a.assets.end(), b.assets.begin(), b.assets.end(), assets) &&
         a.timeline == b.timeline;
}

}  // namespace bulwark::testing
