// What the commands that sample a few scenarios share: trials, seed, threads, folder.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cli/commands.h"
#include "output/result_table.h"
#include "study/sample_pool.h"

namespace bulwark {

struct SamplingOptions {
  std::string out;
  bool force = false;
  bool quiet = false;
  std::optional<std::uint32_t> trials;
  std::optional<std::uint64_t> seed;
  unsigned threads = std::max(1U, std::thread::hardware_concurrency());
};

void add_sampling_options(CLI::App& command, SamplingOptions& options);

/// Trials that are kept one by one: the scenario's, but no more than a study may have.
std::uint32_t trials_of(const SamplingOptions& options, const Scenario& scenario);

/// Makes the folder ready, if one was asked for.
void prepare_out(const SamplingOptions& options);

/// Writes tables and manifest, if a folder was asked for.
void write_out(const SamplingOptions& options, const BuildInfo& build, const ScenarioArguments& arguments,
               const LoadedScenario& loaded, std::uint64_t seed, std::uint32_t trials,
               const std::vector<ResultTable>& tables);

/// "0.123 (0.119 to 0.128)", to four significant digits.
std::string with_interval(double value, const ConfidenceInterval& interval);

}  // namespace bulwark
