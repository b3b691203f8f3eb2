// A folder with the tables and the manifest of one run.
#pragma once

#include <filesystem>
#include <vector>

#include "base/folder_hold.h"
#include "columns/result_table.h"
#include "output/csv_file.h"
#include "output/earlier_result.h"
#include "output/manifest.h"

namespace bulwark {

/// Makes the folder, and those above it, ready to take a result, before the run, so that a mistake costs no
/// computation: creates it, holds it, which tries that files can be written there, and takes away what killed commands
/// left half written. An earlier result of the same (a manifest of this program beside nothing but files that it
/// writes, and `plots`) may be written over, and so may what a killed command left. Throws std::runtime_error where a
/// file is in its place, where another process holds it, or, unless `force`, where it holds a result of something else,
/// a sweep's journal or anything else; with `force` other files stay as they are.
FolderHold prepare_result_folder(const std::filesystem::path& folder, const ResultIdentity& is, bool force);

/// Takes away the tables and the manifest of an earlier result, which what is written next would otherwise seem to have
/// made.
void remove_results(const FolderHold& hold);

/// Writes every table and the manifest, and swaps them for the earlier result (result_swap.h). `streamed` are further
/// tables, every row of which is there. Throws std::system_error, naming file and reason.
void write_results(FolderHold& hold, const std::vector<ResultTable>& tables, const RunInfo& run,
                   const std::vector<CsvFile*>& streamed = {});

}  // namespace bulwark
