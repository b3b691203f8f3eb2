// What the commands that sample a few scenarios share: trials, seed, threads, folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/folder_hold.h"
#include "base/stopwatch.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "columns/result_table.h"
#include "output/manifest.h"
#include "tally/sample.h"

namespace bulwark {

struct SamplingOptions {
  std::string out;
  bool force = false;
  bool quiet = false;
  bool json = false;
  std::optional<std::uint32_t> trials;
  std::optional<std::uint64_t> seed;
  std::optional<unsigned> threads;

  /// Whether the result is told in words.
  bool talks() const { return !quiet && !json; }
};

void add_sampling_options(Options& options, SamplingOptions& sampling);

/// The scenario's, unless the options say otherwise.
std::uint64_t seed_of(const SamplingOptions& options, const Scenario& scenario);

unsigned threads_of(const SamplingOptions& options);

/// Trials that are kept one by one: likewise, but no more than a study may have.
std::uint32_t trials_of(const SamplingOptions& options, const Scenario& scenario);

/// Samples of the scenarios, all with the seed and the trials of the first. Throws Stopped.
std::vector<Sample> sample_scenarios(const SamplingOptions& options, const std::vector<Scenario>& scenarios,
                                     const std::vector<MetricName>& metrics, const std::string& max_memory);

/// Where the tables go.
struct Output {
  RunInfo info;                    // for the manifest
  std::optional<FolderHold> hold;  // none: no folder was asked for
  Stopwatch watch = {};
};

/// Makes the folder ready for a result of the kind, if one was asked for, and holds it.
Output prepare_out(const SamplingOptions& options, const BuildInfo& build, const std::string& kind,
                   const ScenarioArguments& arguments, const LoadedScenario& loaded);

/// Writes tables and manifest, if a folder was asked for, which a first signal does not cut short; prints the tables
/// with --json.
void write_out(const SamplingOptions& options, Output& output, std::uint64_t seed, std::uint32_t trials,
               const std::vector<ResultTable>& tables);

}  // namespace bulwark
