#include "output/study_folder.h"

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "output/manifest_text.h"
#include "output/result_swap.h"
#include "output/sha256.h"
#include "output/study_tables.h"

namespace bulwark {

namespace fs = std::filesystem;

namespace {

constexpr const char* sweep_kind = "sweep";

std::string manifest(const SweepPlan& plan, const StudyRows& rows, std::size_t tests, const RunInfo& run,
                     const FileDigests& digests) {
  const Study& study = plan.study();
  Json json = manifest_head(run, sweep_kind, study.name);
  json["seed"] = plan.seed();
  json["trials"] = plan.trials();
  json["points"] = plan.points();
  json["replicates"] = study.replicates;
  json["threads"] = run.threads;
  json["wall_time_s"] = run.wall_time_s;
  json["command_line"] = json_list(run.command_line);
  std::vector<std::string> overrides;
  for (const Override& setting : study.settings) overrides.push_back(setting.path + "=" + setting.value);
  if (!overrides.empty()) json["overrides"] = json_list(overrides);
  for (const auto& [name, file, text] : {std::tuple("study", study.file, study.text),
                                         std::tuple("scenario", study.scenario.file(), study.scenario.text())}) {
    json[std::string(name) + "_file"] = as_utf8(file);
    json[std::string(name) + "_sha256"] = sha256(text);
    json[std::string(name) + "_text"] = as_utf8(text);
  }
  std::vector<std::pair<std::string, std::uint64_t>> files = {{file_of(StudyTable::points), rows.points}};
  if (plan.has_baseline()) files.emplace_back(file_of(StudyTable::differences), rows.differences);
  if (!study.hypotheses.empty()) files.emplace_back(file_of(StudyTable::hypotheses), tests);
  add_files(json, files, digests);
  return text_of(json);
}

}  // namespace

fs::path journal_path(const fs::path& folder) {
  return folder / "journal.bin";
}

ResultIdentity identity_of(const Study& study) {
  return {sweep_kind, study.file, study.text};
}

void write_study_results(FolderHold& hold, const SweepPlan& plan, const std::vector<const Journal*>& journals,
                         const std::vector<HypothesisTest>& tests, const RunInfo& run) {
  ResultSwap files(hold);
  const StudyRows rows = write_study_tables(files, plan, journals);
  if (!plan.study().hypotheses.empty()) write_hypotheses(files, plan, tests);
  files.commit([&](const FileDigests& digests) { return manifest(plan, rows, tests.size(), run, digests); });
}

}  // namespace bulwark
