// The folder of a sweep: journal.bin while it runs and after, and at the end points.csv, differences.csv,
// hypotheses.csv, manifest.json.
#pragma once

#include <filesystem>
#include <vector>

#include "output/manifest.h"
#include "study/hypotheses.h"
#include "study/journal.h"
#include "study/sweep_plan.h"

namespace bulwark {

std::filesystem::path journal_path(const std::filesystem::path& folder);

/// Takes away what a sweep that was killed left half written. Does nothing where there is no folder.
void remove_leftovers(const std::filesystem::path& folder);

/// Writes the tables, then the manifest. `journals` must have every run between them; `tests` are those of the study's
/// hypotheses; of `run` the program, the wall time, threads and command line are used. Throws std::system_error, naming
/// file and reason.
void write_study_results(const std::filesystem::path& folder, const SweepPlan& plan,
                         const std::vector<const Journal*>& journals, const std::vector<HypothesisTest>& tests,
                         const RunInfo& run);

}  // namespace bulwark
