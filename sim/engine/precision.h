// Runs until figures are known as precisely as was asked, in waves of trials of fixed sizes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/run.h"
#include "tally/metrics.h"
#include "tally/observer.h"

namespace bulwark {

/// Half the length that the 95 % interval of a metric may have, in units of the metric.
struct PrecisionTarget {
  MetricName metric;
  double half_width = 0;
};

/// Reads METRIC=HALF_WIDTH, as `leakage:all=0.5 %` or `leakers=0.2`. Throws InputErrors, saying what was
/// expected, where it is not that.
PrecisionTarget parse_precision(const std::string& text);

/// The numbers of trials after which the run looks whether it may stop: 1,000, then half as many again each time, up to
/// `most`. They depend on nothing that is drawn or measured, so neither does which trials a run of some length has.
std::uint32_t first_look(std::uint32_t most);
std::uint32_t next_look(std::uint32_t trials, std::uint32_t most);

/// Half the length of a metric's 95 % interval over n trials, made safe for deciding when to stop (Chow and Robbins
/// 1965, Ann. Math. Stat. 36; Glynn and Whitt 1992, Ann. Appl. Probab. 2: the interval at a sequential stop keeps its
/// coverage as it narrows, if the estimate of the variance cannot be 0 by chance):
/// - of the mean of a count the variance s² is taken as s² + 1/n, as if one trial had been off by 1;
/// - of a share that is the same in all trials a trial may differ by all of it, in no more than most_share() (alike.h);
/// - of money, MW or time of which nothing was seen nobody knows how much a trial may bring: NaN.
/// The first look at 1,000 trials keeps a variance that happens to be small from stopping the run; what is written is
/// the usual interval. NaN where the trials do not determine one.
double judged_half_width(const Estimate& estimate, const ConfidenceInterval& interval, const MetricForm& form,
                         std::uint64_t n);

struct PrecisionFigure {
  PrecisionTarget target;
  double value = 0;            // the figure at the end
  double half_width = 0;       // judged, at the end
  bool is_controlled = false;  // both by control variates, as in controlled.csv
};

struct PrecisionRecord {
  bool reached = false;
  std::uint64_t max_trials = 0;
  std::vector<PrecisionFigure> figures;  // one a target
};

struct PrecisionResult {
  RunResult run;
  PrecisionRecord record;
};

/// Judges by control variates (controlled.h) where a scenario has them, by the plain estimate else.
/// As run_trials() with plan.trials for the most that it may run: the result is that of a run of the number of trials
/// at which it stopped, to the last bit. Throws InputErrors where the scenario has no such group.
PrecisionResult run_to_precision(const Tables& tables, const RunPlan& plan, const std::vector<PrecisionTarget>& targets,
                                 const RunHooks& hooks = {});

}  // namespace bulwark
