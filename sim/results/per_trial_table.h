// Every trial by itself: what the statistics of the other tables are statistics of.
//
// One row a trial, one column a figure, named METRIC:GROUP as in summary.csv and in studies, and likewise
// METRIC:battery:NAME, METRIC:system:NAME:family:NAME, METRIC:time:SECONDS, uncertain:PATH. Too long a table for
// memory: rows are made on the threads that run the trials (engine/run.h) and written as they come (csv_file.h).
#pragma once

#include <string>
#include <vector>

#include "tables/tables.h"
#include "tally/evaluator.h"
#include "tally/observer.h"

namespace bulwark {

inline constexpr const char* per_trial_table_name = "per_trial";

/// Writes the rows of one thread. Columns, after `trial`:
///   uncertain:PATH      the draw of each uncertain parameter, in SI units, before counts are rounded
///   METRIC:GROUP        all metrics of summary.csv but the ratios leakage and cost_ratio; all causes of every group
///   …:asset:NAME        disabled (0 or 1), hits, effective_hits, capacity_lost_MW
///   …:battery:NAME      up (0 or 1), shots, kills, wasted, reloads, channels_peak, busy_channel_s, empty_time_s (empty
///                       where it was down or never ran empty)
///   …:system:S:family:F engagements, shots, kills
///   …:time:SECONDS      the quantities of timeline.csv
class PerTrialRows {
 public:
  explicit PerTrialRows(const Tables& tables);

  static std::vector<std::string> header(const Tables& tables);
  /// One line, its end included.
  void append(const Evaluation& evaluation, std::string& text);

 private:
  void append_metrics(const Evaluation& evaluation, std::string& text);

  MetricReader reader_;
  bool is_campaign_ = false;
};

}  // namespace bulwark
