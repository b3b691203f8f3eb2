// The folder of a search for plans: journal.bin while it runs and after, and at the end its tables (plan_tables.h) and
// manifest.json.
#pragma once

#include <optional>
#include <vector>

#include "output/manifest.h"
#include "output/sweep_folder.h"
#include "plan/plan_results.h"
#include "plan/trial_log.h"

namespace bulwark {

/// The journal of this search in its folder: that of an earlier one which is to go on, or a new one. Throws as
/// earlier_journal() and new_journal().
HeldJournal plan_journal(const SweepFolder& folder, const PlanProblem& problem, const JournalHeader& header);

/// What the results of a plan file are of.
ResultIdentity identity_of(const PlanProblem& problem);

/// Writes tables and manifest, and swaps them for the earlier result (result_swap.h). Of `run` the program, the wall
/// time, threads and command line are used. Throws std::system_error, naming file and reason.
void write_plan_results(FolderHold& hold, const PlanProblem& problem, const PlanResults& results, const RunInfo& run);

}  // namespace bulwark
