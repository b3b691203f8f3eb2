#include "output/study_folder.h"

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "columns/csv_reader.h"
#include "output/manifest_text.h"
#include "output/result_swap.h"
#include "output/sha256.h"
#include "output/study_tables.h"

namespace bulwark {

namespace fs = std::filesystem;

namespace {

constexpr const char* sweep_kind = "sweep";

/// What a study of this kind writes.
std::vector<StudyTable> tables_of(const SweepPlan& plan) {
  std::vector<StudyTable> tables{StudyTable::points};
  if (plan.has_baseline()) tables.push_back(StudyTable::differences);
  if (!plan.study().hypotheses.empty()) tables.push_back(StudyTable::hypotheses);
  return tables;
}

std::uint64_t rows_of(StudyTable table, const StudyRows& rows, std::size_t tests) {
  switch (table) {
    case StudyTable::points:
      return rows.points;
    case StudyTable::differences:
      return rows.differences;
    case StudyTable::hypotheses:
      return tests;
  }
  return 0;
}

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
  std::vector<std::pair<std::string, std::uint64_t>> files;
  for (const StudyTable table : tables_of(plan)) files.emplace_back(file_of(table), rows_of(table, rows, tests));
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

std::vector<ResultTable> study_tables(const fs::path& folder, const SweepPlan& plan) {
  std::vector<ResultTable> tables;
  for (const StudyTable table : tables_of(plan)) tables.push_back(read_table(folder / file_of(table)));
  return tables;
}

void write_study_results(FolderHold& hold, const SweepPlan& plan, const std::vector<const Journal*>& journals,
                         const std::vector<HypothesisTest>& tests, const RunInfo& run) {
  ResultSwap files(hold);
  const StudyRows rows = write_study_tables(files, plan, journals);
  if (!plan.study().hypotheses.empty()) write_hypotheses(files, plan, tests);
  files.commit([&](const FileDigests& digests) { return manifest(plan, rows, tests.size(), run, digests); });
}

}  // namespace bulwark
