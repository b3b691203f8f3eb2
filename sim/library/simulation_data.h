// What a Simulation holds, and what its questions share.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/stopwatch.h"
#include "bulwark.h"
#include "engine/sample_pool.h"
#include "format/load.h"
#include "output/manifest.h"
#include "tables/tables.h"

namespace bulwark {

struct Simulation::Data {
  ScenarioText text;
  std::vector<std::string> set;  // PATH=VALUE
  std::vector<Override> overrides;
  LoadedScenario loaded;
  Tables tables;
  std::string max_memory;  // as in LoadOptions
  double most_bytes = 0;   // what it means

  const Scenario& scenario() const { return loaded.scenario; }
};

unsigned threads_of(const RunOptions& options);
PoolHooks hooks_of(const RunOptions& options, double most_bytes);

/// Seed and trials of what keeps its trials one by one, as the command line has them. Throws InputErrors where
/// `options` has too few or too many trials.
std::uint64_t seed_of(const RunOptions& options, const Scenario& scenario);
std::uint32_t sample_trials(const RunOptions& options, const Scenario& scenario);
/// Throws InputErrors where `options` asks for fewer trials than two, or more than these.
void check_trials(const RunOptions& options, std::uint32_t most);

/// Throws InputErrors where the scenario on so many threads would take more memory than was allowed.
void check_memory(const Simulation::Data& data, unsigned threads);

/// In bytes: what is written, or where that is empty what is allowed for the scenario at hand, or the usual.
double memory_allowed(const std::string& written, const Simulation* at_hand = nullptr);

/// For the manifest of results of one scenario, which took as long as the watch says.
RunInfo info_of(const Simulation::Data& data, const RunOptions& options, std::uint64_t trials,
                const Stopwatch& watch = {});

}  // namespace bulwark
