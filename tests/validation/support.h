// Running scenario texts for tests of whole distributions.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "engine/run.h"
#include "format/load.h"
#include "tables/tables.h"
#include "trial/trial.h"

namespace bulwark::test {

/// A p-value below this fails a test: with fixed seeds a test that passes once passes always; when the draws are
/// renumbered, one test of a thousand or so may need another seed.
constexpr double significance = 1e-3;

inline Tables compile_text(const std::string& text) {
  return compile(load_scenario_text(text, "test").scenario);
}

inline Tallies run_text(const std::string& text, std::uint32_t trials, std::uint64_t seed) {
  return run_trials(compile_text(text), {seed, 0, trials, 2}).tallies;
}

/// Gives the events of each trial to `read`.
inline void for_logged_trials(const Tables& tables, std::uint32_t trials, std::uint64_t seed,
                              const std::function<void(const EventLog&)>& read) {
  Trial trial(tables);
  EventLog log;
  for (std::uint32_t number = 0; number < trials; ++number) {
    log.threats.clear();
    log.events.clear();
    trial.run(seed, number, &log);
    read(log);
  }
}

/// Time of the first event of this name of the threat, or NaN.
inline double event_time_s(const EventLog& log, const std::string& name, std::uint32_t threat) {
  for (const LoggedEvent& event : log.events) {
    if (event.event == name && event.threat == ThreatId(threat)) return event.time_s;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace bulwark::test
