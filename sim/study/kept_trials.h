// The trials of every run, kept beside its figures in the journal: what is asked of them when a sweep is over
// (hypotheses.h) need not be simulated again, neither after the sweep nor by whoever merges its shards.
#pragma once

#include <cstddef>
#include <vector>

#include "study/journal.h"
#include "study/sweep_plan.h"
#include "tally/sample.h"

namespace bulwark {

/// A journal that would grow by more than this keeps no trials.
constexpr std::size_t most_kept_bytes = std::size_t{1} << 30U;

/// What of a plan's runs is kept: the metrics of its hypotheses, if all of them are among the metrics of the study and
/// all runs have the same number of trials (no `precision`). Follows from the plan alone, as every process that has a
/// part in the sweep must come to the same.
class KeptTrials {
 public:
  /// The plan must outlive it.
  explicit KeptTrials(const SweepPlan& plan, std::size_t most_bytes = most_kept_bytes);

  bool any() const { return !kept_.empty(); }

  /// Numbers that they take in the record of a run; 0 without any.
  std::size_t numbers() const;

  /// Puts them at the end of a record.
  void append(const Sample& sample, std::vector<double>& record) const;

  /// The trials of all replicates at a design point, a series for each hypothesis. Precondition: any(), and the
  /// journals have the point's runs between them.
  Sample read(std::size_t point, const std::vector<const Journal*>& journals) const;

 private:
  Sample read_run(std::size_t run, const std::vector<const Journal*>& journals) const;

  const SweepPlan& plan_;
  std::vector<std::size_t> kept_;        // in SweepPlan::metrics(), each once
  std::vector<std::size_t> hypotheses_;  // of each its place in kept_
};

}  // namespace bulwark
