// Where a defence saturates: the value of one parameter of a scenario at which a metric crosses a level (crossing.h),
// once for each value of a second parameter where a frontier is wanted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/sample_pool.h"
#include "format/load.h"
#include "inquiry/crossing.h"
#include "tally/observer.h"

namespace bulwark {

struct SaturationQuery {
  MetricName metric;
  CrossingQuery crossing;                         // level and range
  std::string path;                               // of the parameter that varies
  std::string unit;                               // of its values; empty: none
  std::string second_path;                        // empty: none
  std::vector<std::string> second_values = {""};  // as written
  double confidence = usual_end_confidence;       // of each end of an interval, one-sided
  std::uint64_t seed = 0;
  std::uint32_t trials = 0;
};

/// Throws InputErrors with all that is wrong at the ends of the range, or between them: what cannot be varied, what the
/// scenario does not take there, a metric that it lacks. Complaints are of the options `--vary`, `--for`, `--until` of
/// the command line, as those of overrides are of `--set`. Also what would take more memory than the hooks allow.
void check_saturation(const ScenarioText& scenario, const std::vector<Override>& overrides,
                      const SaturationQuery& query, const PoolHooks& hooks);

/// A crossing for each second value, all from the same trials. Throws as find_crossing(), and
/// Stopped where it was stopped.
/// Precondition: what check_saturation() checks.
std::vector<Crossing> saturate(const ScenarioText& scenario, const std::vector<Override>& overrides,
                               const SaturationQuery& query, const PoolHooks& hooks);

/// Whether `metric >= level` (or `<=`) holds above the crossing, and, of a level that is not crossed, whether it holds
/// at all.
bool holds_after(const SaturationQuery& query, const Crossing& crossing);
bool holds_everywhere(const SaturationQuery& query, const Crossing& crossing);

/// From where on to the end of the range (or from its start up to where) the condition holds with the stated
/// confidence, one-sided, at every value: the far end of the interval. None where it lies outside the range or the
/// condition does not hold at the end, or where there is no crossing.
std::optional<double> assured(const SaturationQuery& query, const Crossing& crossing);

}  // namespace bulwark
