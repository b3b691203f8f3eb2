// The tables of a finished sweep, streamed from its journals.
//
// points.csv: a row is a run and metric: point, replicate, one column a factor, metric, group, mean (a ratio for
// leakage and cost_ratio), stderr, ci_low, ci_high (95 %), p05, p50, p95 over trials, trials. differences.csv, of a
// study with a baseline, without the baseline's own rows: …, baseline_mean, difference (of means), stderr, ci_low,
// ci_high of it from paired trials, variance_reduction (the variance that independent trials would have had over that
// of the pairs), trials. hypotheses.csv, of a study with hypotheses: a row is a claim at a design point.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "output/result_swap.h"
#include "study/hypotheses.h"
#include "study/journal.h"
#include "study/sweep_plan.h"

namespace bulwark {

enum class StudyTable { points, differences, hypotheses };
inline constexpr std::array study_table_names{"points", "differences", "hypotheses"};  // [StudyTable]

inline std::string file_of(StudyTable table) {
  return std::string(study_table_names[static_cast<std::size_t>(table)]) + ".csv";
}

/// Rows written.
struct StudyRows {
  std::uint64_t points = 0;
  std::uint64_t differences = 0;
};

/// Both write their tables and hand them over. `journals` must have every run between them. Throws std::system_error.
StudyRows write_study_tables(ResultSwap& files, const SweepPlan& plan, const std::vector<const Journal*>& journals);

/// hypotheses.csv: hypothesis, point, one column a factor, metric, group, relation, than (in words), by, mean,
/// than_mean, difference, stderr, ci_low, ci_high of it, p_value, p_holm, verdict (supported, not supported; empty
/// where the metric does not exist), trials. Returns the number of rows. Throws std::system_error.
std::uint64_t write_hypotheses(ResultSwap& files, const SweepPlan& plan, const std::vector<HypothesisTest>& tests);

}  // namespace bulwark
