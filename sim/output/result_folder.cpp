#include "output/result_folder.h"

#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <system_error>

#include "output/atomic_file.h"
#include "output/csv.h"
#include "output/tables.h"

namespace bulwark {

namespace fs = std::filesystem;

namespace {

constexpr const char* manifest_name = "manifest.json";

/// Every CSV file that this program may put into a result folder.
std::set<std::string> table_files() {
  std::set<std::string> files = {"routes.csv",    "events.csv",     "per_trial.csv", "curve.csv",
                                 "crossing.csv",  "comparison.csv", "cost.csv",      "sensitivity.csv",
                                 "selection.csv", "sobol.csv",      "points.csv",    "differences.csv",
                                 "hypotheses.csv"};
  for (const std::string& name : result_table_names()) files.insert(name + ".csv");
  return files;
}

bool is_own(const std::string& entry, const std::set<std::string>& tables) {
  // A run that was killed while it wrote leaves a temporary behind; `plots` is where scripts/plot draws.
  const std::string name = entry.substr(0, entry.find(".tmp."));
  return name == manifest_name || name == "plots" || tables.contains(name);
}

bool has_own_manifest(const fs::path& folder) {
  std::ifstream file(folder / manifest_name);
  std::stringstream text;
  text << file.rdbuf();
  return text.str().find(std::string("\"program\": \"") + program_name + '"') != std::string::npos;
}

/// Something in the folder that is no part of a result of this program; empty if there is none.
std::string foreign_entry(const fs::path& folder) {
  const std::set<std::string> tables = table_files();
  const bool is_result = has_own_manifest(folder);
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!is_result || !is_own(name, tables)) return name;
  }
  return {};
}

/// A run may take hours: that its results cannot be written is to be known before.
void try_writing(const fs::path& folder) {
  const fs::path probe = folder / ".bulwark_probe";
  write_file(probe, "");
  fs::remove(probe);
}

}  // namespace

void prepare_result_folder(const fs::path& folder, bool force) {
  if (folder.empty()) throw std::runtime_error("the name of the result folder is empty");
  if (fs::exists(folder) && !fs::is_directory(folder)) {
    throw std::runtime_error(folder.string() + " is a file, but results go into a folder");
  }
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw std::system_error(error, "cannot create the folder " + folder.string());
  if (!force) {
    if (const std::string foreign = foreign_entry(folder); !foreign.empty()) {
      throw std::runtime_error(folder.string() + " holds `" + foreign + "`, which is not from an earlier result of " +
                               program_name + "; choose another folder, or --force to write into it all the same");
    }
  }
  try_writing(folder);
}

void remove_results(const fs::path& folder) {
  fs::remove(folder / manifest_name);
  for (const std::string& name : table_files()) fs::remove(folder / name);
}

void write_results(const fs::path& folder, const std::vector<ResultTable>& tables, const RunInfo& run) {
  std::set<std::string> stale = table_files();
  FileBatch files;
  for (const ResultTable& table : tables) {
    files.add(folder / (table.name + ".csv"), to_csv(table));
    stale.erase(table.name + ".csv");
  }
  files.add(folder / manifest_name, to_json(run, tables));
  for (const auto& [name, rows] : run.streamed) stale.erase(name + ".csv");
  files.put_in_place();
  for (const std::string& name : stale) fs::remove(folder / name);
}

}  // namespace bulwark
