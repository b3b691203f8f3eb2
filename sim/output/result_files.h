// The files that this program puts into a result folder.
#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace bulwark {

/// Every CSV file: events.csv and routes.csv, the tables of a run, those of all other commands.
std::set<std::string> table_files();

/// Where scripts/plot draws.
constexpr const char* figures_folder = "plots";

/// Whether a file of that name in a result folder is this program's.
bool is_own_file(const std::string& name);

/// Takes away the figures, which are of tables that are about to go. A folder of that name that holds anything else
/// stays as it is.
void remove_figures(const std::filesystem::path& folder);

}  // namespace bulwark
