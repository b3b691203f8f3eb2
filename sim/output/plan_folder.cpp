#include "output/plan_folder.h"

#include <string>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "columns/csv.h"
#include "output/manifest_text.h"
#include "output/result_swap.h"
#include "output/sha256.h"
#include "results/plan_tables.h"

namespace bulwark {

namespace {

constexpr const char* plan_kind = "plan";

std::string manifest(const PlanProblem& problem, const PlanResults& results, const std::vector<ResultTable>& tables,
                     const RunInfo& run, const FileDigests& digests) {
  Json json = manifest_head(run, plan_kind, problem.name);
  json["seed"] = problem.seed;
  json["trials"] = problem.settings.trials;
  json["search_trials"] = results.search_trials;
  json["fresh_trials"] = results.fresh_trials;
  if (results.is_partial) json["partial"] = true;
  json["threads"] = run.threads;
  json["wall_time_s"] = run.wall_time_s;
  json["command_line"] = json_list(run.command_line);
  for (const auto& [name, file, text] : {std::tuple("plan", problem.file, problem.text),
                                         std::tuple("scenario", problem.scenario.file(), problem.scenario.text())}) {
    json[std::string(name) + "_file"] = as_utf8(file);
    json[std::string(name) + "_sha256"] = sha256(text);
    json[std::string(name) + "_text"] = as_utf8(text);
  }
  std::vector<std::pair<std::string, std::uint64_t>> files;
  for (const ResultTable& table : tables) files.emplace_back(table.name + ".csv", table.rows.size());
  add_files(json, files, digests);
  return text_of(json);
}

}  // namespace

HeldJournal plan_journal(const SweepFolder& folder, const PlanProblem& problem, const JournalHeader& header) {
  return earlier_or_new_journal(folder, identity_of(problem), header, most_records, plan_record_length(problem));
}

ResultIdentity identity_of(const PlanProblem& problem) {
  return {plan_kind, problem.file, problem.text};
}

void write_plan_results(FolderHold& hold, const PlanProblem& problem, const PlanResults& results, const RunInfo& run) {
  ResultSwap files(hold);
  const std::vector<ResultTable> tables = plan_tables(problem, results);
  for (const ResultTable& table : tables) files.add(table.name + ".csv", to_csv(table));
  files.commit([&](const FileDigests& digests) { return manifest(problem, results, tables, run, digests); });
}

}  // namespace bulwark
