// manifest.json: what made a result, so that it can be made again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/precision.h"
#include "output/earlier_result.h"
#include "output/result_swap.h"

namespace bulwark {

/// Written as `program` into every manifest; by it a result folder is recognised.
constexpr const char* program_name = "bulwark";

/// The file of a result folder that makes it one.
constexpr const char* manifest_name = "manifest.json";

/// A scenario file as it was read.
struct ScenarioSource {
  std::string file;
  std::string text;
};

struct RunInfo {
  std::string version;
  std::string revision;
  std::string build;         // compiler and build type
  std::string kind = "run";  // of result: run, comparison, selection, saturation, sensitivity, sobol
  std::string scenario_name;
  std::string scenario_file;            // as given on the command line
  std::string scenario_text;            // the file as read, before overrides
  std::vector<std::string> overrides;   // PATH=VALUE, in order
  std::optional<ScenarioSource> study;  // of a tuning or calibration: its own file, which names the scenario
  std::vector<ScenarioSource> others;   // of a comparison or selection: the scenarios after the first
  std::uint64_t seed = 0;
  std::uint64_t trials = 0;  // counted
  unsigned threads = 1;
  double wall_time_s = 0;
  std::optional<PrecisionRecord> precision;  // of a run with --precision
  std::vector<std::string> command_line;
  bool partial = false;  // interrupted: fewer trials than were asked for
};

/// The manifest as JSON. `scenario_sha256` is the SHA-256 of the scenario's text; `partial` is there only when it is
/// true, `study_…` of a tuning or calibration, `other_scenarios` where there are any; `files` gives the number of rows
/// of each table, `files_sha256` the digest of each.
std::string to_json(const RunInfo& run, const std::vector<std::pair<std::string, std::uint64_t>>& rows,
                    const FileDigests& digests);

/// What was given as the scenario is a study or a calibration, of this scenario.
void name_scenario(RunInfo& run, ScenarioSource scenario);

/// By which an earlier result of the same is known.
ResultIdentity identity_of(const RunInfo& run);

}  // namespace bulwark
