// The folder of a sweep: journal.bin while it runs and after, and at the end points.csv, differences.csv,
// hypotheses.csv, manifest.json.
#pragma once

#include <filesystem>
#include <vector>

#include "base/folder_hold.h"
#include "columns/result_table.h"
#include "output/manifest.h"
#include "study/hypotheses.h"
#include "study/journal.h"
#include "study/sweep_plan.h"

namespace bulwark {

std::filesystem::path journal_path(const std::filesystem::path& folder);

/// What the results of a study are of.
ResultIdentity identity_of(const Study& study);

/// The tables that write_study_results() wrote there. Throws std::runtime_error where one cannot be read.
std::vector<ResultTable> study_tables(const std::filesystem::path& folder, const SweepPlan& plan);

/// Writes the tables and the manifest, and swaps them for the earlier result (result_swap.h). `journals` must have
/// every run between them; `tests` are those of the study's hypotheses; of `run` the program, the wall time, threads
/// and command line are used. Throws std::system_error, naming file and reason.
void write_study_results(FolderHold& hold, const SweepPlan& plan, const std::vector<const Journal*>& journals,
                         const std::vector<HypothesisTest>& tests, const RunInfo& run);

}  // namespace bulwark
