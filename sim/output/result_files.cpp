#include "output/result_files.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <vector>

#include "base/atomic_file.h"
#include "base/folder_hold.h"
#include "output/manifest.h"
#include "output/study_tables.h"
#include "results/bound_table.h"
#include "results/calibrate_tables.h"
#include "results/comparison_tables.h"
#include "results/per_trial_table.h"
#include "results/placing_table.h"
#include "results/plan_tables.h"
#include "results/rare_tables.h"
#include "results/routes_table.h"
#include "results/saturation_tables.h"
#include "results/selection_table.h"
#include "results/sensitivity_table.h"
#include "results/sobol_table.h"
#include "results/tables.h"
#include "results/tuning_table.h"

namespace bulwark {

namespace fs = std::filesystem;

namespace {

bool is_figure(const fs::directory_entry& entry) {
  const std::string kind = entry.path().extension().string();
  const bool is_drawn = kind == ".png" || kind == ".svg" || kind == ".pdf";
  return is_drawn && fs::is_regular_file(entry.symlink_status());
}

}  // namespace

std::set<std::string> table_files() {
  std::set<std::string> files;
  const auto add = [&files](const auto& names) {
    for (const auto& name : names) files.insert(std::string(name) + ".csv");
  };
  add(result_table_names());
  add(std::array{routes_table_name, events_table_name, per_trial_table_name, bound_table_name, placing_table_name,
                 selection_table_name, sensitivity_table_name, sobol_table_name, tuning_table_name});
  add(saturation_table_names);
  add(comparison_table_names);
  add(study_table_names);
  add(rare_table_names());
  add(calibration_table_names);
  add(plan_table_names);
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
