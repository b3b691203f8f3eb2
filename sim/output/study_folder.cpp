#include "output/study_folder.h"

#include <array>
#include <string>
#include <tuple>

#include "output/atomic_file.h"
#include "output/json.h"
#include "output/sha256.h"
#include "output/study_tables.h"

namespace bulwark {

namespace fs = std::filesystem;

namespace {

constexpr const char* manifest_name = "manifest.json";
constexpr const char* probe_name = ".bulwark_probe";  // of prepare_result_folder()
constexpr std::array own_files = {manifest_name, probe_name, "points.csv", "differences.csv", "journal.bin"};

std::string manifest(const SweepPlan& plan, const StudyRows& rows, const RunInfo& run) {
  const Study& study = plan.study();
  JsonObject json;
  json.add("program", program_name);
  json.add("version", run.version);
  json.add("revision", run.revision);
  json.add("build", run.build);
  json.add("name", study.name);
  json.add("seed", plan.seed());
  json.add("trials", std::uint64_t{plan.trials()});
  json.add("points", std::uint64_t{plan.points()});
  json.add("replicates", std::uint64_t{study.replicates});
  json.add("threads", std::uint64_t{run.threads});
  json.add("wall_time_s", run.wall_time_s);
  json.add_raw("command_line", json_list(run.command_line));
  for (const auto& [name, file, text] : {std::tuple("study", study.file, study.text),
                                         std::tuple("scenario", study.scenario_file, study.scenario_text)}) {
    json.add(std::string(name) + "_file", file);
    json.add(std::string(name) + "_sha256", sha256(text));
    json.add(std::string(name) + "_text", text);
  }
  JsonObject files;
  files.add("points.csv", rows.points);
  if (plan.has_baseline()) files.add("differences.csv", rows.differences);
  json.add_raw("files", files.text(2));
  return json.text() + '\n';
}

}  // namespace

fs::path journal_path(const fs::path& folder) {
  return folder / "journal.bin";
}

void remove_leftovers(const fs::path& folder) {
  if (!fs::is_directory(folder)) return;
  std::vector<fs::path> leftovers;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    for (const char* own : own_files) {
      if (name.starts_with(std::string(own) + ".tmp.")) leftovers.push_back(entry.path());
    }
    if (name == probe_name) leftovers.push_back(entry.path());
  }
  for (const fs::path& leftover : leftovers) fs::remove(leftover);
}

void remove_study_results(const fs::path& folder) {
  for (const char* name : {manifest_name, "points.csv", "differences.csv"}) fs::remove(folder / name);
}

void write_study_results(const fs::path& folder, const SweepPlan& plan, const std::vector<const Journal*>& journals,
                         const RunInfo& run) {
  const StudyRows rows = write_study_tables(folder, plan, journals);
  write_file(folder / manifest_name, manifest(plan, rows, run));
}

}  // namespace bulwark
