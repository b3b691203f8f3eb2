// A run with all that it may be asked for, and the folder that it leaves: what `bulwark run` and the library do.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/folder_hold.h"
#include "columns/result_table.h"
#include "engine/precision.h"
#include "engine/run.h"
#include "output/manifest.h"
#include "output/per_trial_file.h"
#include "tables/tables.h"

namespace bulwark {

struct FinishedRun {
  RunResult result;
  std::optional<PrecisionRecord> precision;  // of a run with targets
  double wall_time_s = 0;
};

/// Most trials of a run to a precision, unless told otherwise.
constexpr std::uint32_t usual_max_trials = 1'000'000;

/// The trials of the plan; with targets as many as they need, the plan's at most. Throws as run_trials().
FinishedRun run_plan(const Tables& tables, const RunPlan& plan, const std::vector<PrecisionTarget>& targets,
                     const RunHooks& hooks);

/// Puts into the manifest what is known of a run at its end.
void add_run(const RunPlan& plan, const FinishedRun& finished, RunInfo& info);

/// All tables of a run but per_trial.
std::vector<ResultTable> run_tables(const Tables& tables, const Tallies& tallies);

/// Writes them into a folder that was made ready, with the rows of trials where they were kept (null: not). Throws as
/// write_results().
void write_run(FolderHold& hold, const std::vector<ResultTable>& tables, const RunInfo& info, PerTrialFile* per_trial);

}  // namespace bulwark
