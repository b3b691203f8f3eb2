// A folder with the tables and the manifest of one run.
#pragma once

#include <filesystem>
#include <vector>

#include "output/manifest.h"
#include "output/result_table.h"

namespace bulwark {

/// Makes the folder, and those above it, ready to take a result, before the run, so that a mistake costs no
/// computation: creates it, and tries that files can be written there. An earlier result (a manifest of this program
/// beside nothing but files that it writes, and `plots`) may be written over. Throws std::runtime_error where a file is
/// in its place, or where it holds anything else, unless `force`; with `force` other files stay as they are.
void prepare_result_folder(const std::filesystem::path& folder, bool force);

/// Takes away the tables and the manifest of an earlier result, which what is written next would otherwise seem to have
/// made.
void remove_results(const std::filesystem::path& folder);

/// Writes every table and the manifest, puts them in place together, the manifest last, and takes away the tables of an
/// earlier result that are neither among them nor streamed already. Throws std::system_error, naming file and reason;
/// the earlier result is then as it was.
void write_results(const std::filesystem::path& folder, const std::vector<ResultTable>& tables, const RunInfo& run);

}  // namespace bulwark
