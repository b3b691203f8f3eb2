// The figures of a tally under the names of summary.csv: each an estimate, its interval and its distribution over
// raids.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "statistics/frequency_table.h"
#include "statistics/intervals.h"
#include "statistics/moments.h"
#include "tally/observer.h"
#include "tally/tallies.h"

namespace bulwark {

struct Metric {
  std::string name;
  std::string group;
  Estimate estimate;            // NaN where the trials do not determine it
  ConfidenceInterval interval;  // 95 %
  FrequencyTable values;        // one a trial; a ratio only in trials where it exists
  std::uint64_t trials = 0;
};

/// Σ leakers / Σ (launched - failed), with the interval of a share (intervals.h), its standard error by the delta
/// method.
Metric leakage_metric(const Tallies& tallies, GroupId group);

/// Every metric of every group, group by group; those of the raid as a whole after the counts of `all`.
std::vector<Metric> metrics(const Tallies& tallies);

/// One of these, or one that summary.csv does not have: a cause, a probability, of which no distribution may be known.
/// The tallies must be of the scenario. Throws InputErrors where there is none such.
Metric metric_of(const Scenario& scenario, const Tallies& tallies, const MetricName& name);

}  // namespace bulwark
