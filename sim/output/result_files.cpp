#include "output/result_files.h"

#include <algorithm>
#include <system_error>
#include <vector>

#include "base/atomic_file.h"
#include "base/folder_hold.h"
#include "output/manifest.h"
#include "output/tables.h"

namespace bulwark {

namespace fs = std::filesystem;

namespace {

constexpr int most_disasters = 20;  // more than `rare` plays again

bool is_figure(const fs::directory_entry& entry) {
  const std::string kind = entry.path().extension().string();
  const bool is_drawn = kind == ".png" || kind == ".svg" || kind == ".pdf";
  return is_drawn && fs::is_regular_file(entry.symlink_status());
}

}  // namespace

std::set<std::string> table_files() {
  std::set<std::string> files = {"routes.csv",     "events.csv",     "per_trial.csv", "curve.csv",
                                 "crossing.csv",   "comparison.csv", "cost.csv",      "sensitivity.csv",
                                 "selection.csv",  "sobol.csv",      "points.csv",    "differences.csv",
                                 "hypotheses.csv", "bound.csv",      "rare.csv",      "strata.csv",
                                 "levels.csv",     "disasters.csv",  "portrait.csv",  "checks.csv"};
  for (int number = 1; number <= most_disasters; ++number) files.insert("disaster_" + std::to_string(number) + ".csv");
  for (const std::string& name : result_table_names()) files.insert(name + ".csv");
  return files;
}

bool is_own_file(const std::string& name) {
  return name == manifest_name || name == figures_folder || name == FolderHold::file_name || is_temporary(name) ||
         table_files().contains(name);
}

void remove_figures(const fs::path& folder) {
  const fs::path figures = folder / figures_folder;
  std::error_code error;
  if (!fs::is_directory(fs::symlink_status(figures, error))) return;
  const std::vector<fs::directory_entry> entries(fs::directory_iterator(figures, error), fs::directory_iterator());
  if (!std::all_of(entries.begin(), entries.end(), is_figure)) return;
  fs::remove_all(figures, error);  // figures that stay are no reason to fail
}

}  // namespace bulwark
