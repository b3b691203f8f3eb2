// Where a sweep, or a search for plans, keeps its journal: begun anew, gone on with, or read to be merged.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/folder_hold.h"
#include "output/earlier_result.h"
#include "study/journal.h"
#include "study/merge.h"
#include "study/sweep_plan.h"

namespace bulwark {

struct SweepFolder {
  std::string path;
  bool resume = false;         // go on with the sweep that is there
  bool force = false;          // begin anew whatever is there
  std::string what = "sweep";  // is kept there, for messages
};

/// A journal in a folder that no other process writes into.
struct HeldJournal {
  FolderHold hold;
  Journal journal;
};

/// The journal of an earlier sweep that is to be continued; none where there is none, or where it is to be begun anew.
/// `header` is that of the sweep wanted. Throws InputErrors (of `sweep`) where what is there is of another sweep, or
/// where nothing was said about what is there; and as FolderHold.
std::optional<HeldJournal> earlier_journal(const SweepFolder& folder, const JournalHeader& header);

/// A new journal in the folder. An earlier result stays until the sweep's own takes its place; the part of a sweep
/// makes none, so beside its journal none stays. Throws as prepare_result_folder(), and InputErrors where another sweep
/// has begun there meanwhile.
HeldJournal new_journal(const SweepFolder& folder, const SweepPlan& plan, const JournalHeader& header);
HeldJournal new_journal(const SweepFolder& folder, const ResultIdentity& is, const JournalHeader& header,
                        std::size_t runs, std::size_t figures);

/// The journal of an earlier search that is to go on, or else a new one. Throws as the two above, and InputErrors where
/// its records have other figures.
HeldJournal earlier_or_new_journal(const SweepFolder& folder, const ResultIdentity& is, const JournalHeader& header,
                                   std::size_t runs, std::size_t figures);

/// The parts in the folders. Throws InputErrors where one holds no journal.
std::vector<SweepPart> open_parts(const std::vector<std::string>& folders);

}  // namespace bulwark
