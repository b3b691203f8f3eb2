#include "output/study_folder.h"

#include <string>
#include <tuple>

#include "output/json.h"
#include "output/result_swap.h"
#include "output/sha256.h"
#include "output/study_tables.h"

namespace bulwark {

namespace fs = std::filesystem;

namespace {

constexpr const char* kind = "sweep";

std::string manifest(const SweepPlan& plan, const StudyRows& rows, std::size_t tests, const RunInfo& run,
                     const FileDigests& digests) {
  const Study& study = plan.study();
  JsonObject json;
  json.add("program", program_name);
  json.add("version", run.version);
  json.add("revision", run.revision);
  json.add("build", run.build);
  json.add("kind", kind);
  json.add("name", study.name);
  json.add("seed", plan.seed());
  json.add("trials", std::uint64_t{plan.trials()});
  json.add("points", std::uint64_t{plan.points()});
  json.add("replicates", std::uint64_t{study.replicates});
  json.add("threads", std::uint64_t{run.threads});
  json.add("wall_time_s", run.wall_time_s);
  json.add_raw("command_line", json_list(run.command_line));
  std::vector<std::string> overrides;
  for (const Override& setting : study.settings) overrides.push_back(setting.path + "=" + setting.value);
  if (!overrides.empty()) json.add_raw("overrides", json_list(overrides));
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
  json.add_raw("files_sha256", to_json(digests));
  return json.text() + '\n';
}

}  // namespace

fs::path journal_path(const fs::path& folder) {
  return folder / "journal.bin";
}

ResultIdentity identity_of(const Study& study) {
  return {kind, study.file, study.text};
}

void write_study_results(FolderHold& hold, const SweepPlan& plan, const std::vector<const Journal*>& journals,
                         const std::vector<HypothesisTest>& tests, const RunInfo& run) {
  ResultSwap files(hold);
  const StudyRows rows = write_study_tables(files, plan, journals);
  if (!plan.study().hypotheses.empty()) write_hypotheses(files, plan, tests);
  files.commit([&](const FileDigests& digests) { return manifest(plan, rows, tests.size(), run, digests); });
}

}  // namespace bulwark
