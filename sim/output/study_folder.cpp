#include "output/study_folder.h"

#include <algorithm>
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
constexpr std::array own_tables = {"points.csv", "differences.csv", "hypotheses.csv"};

/// Of a file of the sweep's that was being written; or the probe itself, which is never there for long.
bool is_leftover(const std::string& name) {
  const auto is_part_of = [&](const char* own) { return name.starts_with(std::string(own) + ".tmp."); };
  return name == probe_name || is_part_of(probe_name) || is_part_of(manifest_name) || is_part_of("journal.bin") ||
         std::any_of(own_tables.begin(), own_tables.end(), is_part_of);
}

std::string manifest(const SweepPlan& plan, const StudyRows& rows, std::size_t tests, const RunInfo& run) {
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
                                         std::tuple("scenario", study.scenario.file(), study.scenario.text())}) {
    json.add(std::string(name) + "_file", file);
    json.add(std::string(name) + "_sha256", sha256(text));
    json.add(std::string(name) + "_text", text);
  }
  JsonObject files;
  files.add("points.csv", rows.points);
  if (plan.has_baseline()) files.add("differences.csv", rows.differences);
  if (!study.hypotheses.empty()) files.add("hypotheses.csv", std::uint64_t{tests});
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
    if (is_leftover(entry.path().filename().string())) leftovers.push_back(entry.path());
  }
  for (const fs::path& leftover : leftovers) fs::remove(leftover);
}

void write_study_results(const fs::path& folder, const SweepPlan& plan, const std::vector<const Journal*>& journals,
                         const std::vector<HypothesisTest>& tests, const RunInfo& run) {
  const StudyRows rows = write_study_tables(folder, plan, journals);
  if (!plan.study().hypotheses.empty()) {
    write_hypotheses(folder, plan, tests);
  }
  write_file(folder / manifest_name, manifest(plan, rows, tests.size(), run));
}

}  // namespace bulwark
