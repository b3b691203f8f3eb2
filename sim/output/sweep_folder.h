// Where a sweep keeps its journal: begun anew, gone on with, or read to be merged.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "study/journal.h"
#include "study/merge.h"
#include "study/sweep_plan.h"

namespace bulwark {

struct SweepFolder {
  std::string path;
  bool resume = false;  // go on with the sweep that is there
  bool force = false;   // begin anew whatever is there
};

/// The journal of an earlier sweep that is to be continued; none where there is none, or where it is to be begun anew.
/// `header` is that of the sweep wanted. Throws InputErrors (of `sweep`) where what is there is of another sweep, or
/// where nothing was said about what is there.
std::optional<Journal> earlier_journal(const SweepFolder& folder, const JournalHeader& header);

/// A new journal in the folder, without what is left of earlier results. Throws as prepare_result_folder().
Journal new_journal(const SweepFolder& folder, const SweepPlan& plan, const JournalHeader& header);

/// The parts in the folders. Throws InputErrors where one holds no journal.
std::vector<SweepPart> open_parts(const std::vector<std::string>& folders);

}  // namespace bulwark
