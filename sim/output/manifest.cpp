#include "output/manifest.h"

#include <utility>

#include "base/utf8.h"
#include "output/manifest_text.h"
#include "output/sha256.h"

namespace bulwark {

namespace {

/// What was asked for, METRIC by METRIC, and what was reached.
Json json_of(const PrecisionRecord& record) {
  Json metrics = Json::object();
  for (const PrecisionFigure& figure : record.figures) {
    metrics[as_utf8(figure.target.metric.text())] = {{"wanted_half_width", figure.target.half_width},
                                                     {"half_width", figure.half_width},
                                                     {"control_variates", figure.is_controlled}};
  }
  return {{"reached", record.reached}, {"max_trials", record.max_trials}, {"metrics", std::move(metrics)}};
}

/// What a comparison compares with the first.
Json json_of(const std::vector<ScenarioSource>& sources) {
  Json list = Json::array();
  for (const ScenarioSource& source : sources) {
    list.push_back({{"file", as_utf8(source.file)}, {"sha256", sha256(source.text)}, {"text", as_utf8(source.text)}});
  }
  return list;
}

}  // namespace

Json manifest_head(const RunInfo& run, std::string_view kind, const std::string& name) {
  return {{"program", program_name}, {"version", run.version}, {"revision", run.revision},
          {"build", run.build},      {"kind", kind},           {"name", as_utf8(name)}};
}

void add_files(Json& manifest, const std::vector<std::pair<std::string, std::uint64_t>>& rows,
               const FileDigests& digests) {
  manifest["files"] = Json::object();
  for (const auto& [name, count] : rows) manifest["files"][name] = count;
  manifest["files_sha256"] = Json::object();
  for (const auto& [name, digest] : digests) manifest["files_sha256"][name] = digest;
}

Json json_list(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push_back(as_utf8(text));
  return list;
}

std::string text_of(const Json& manifest) {
  return manifest.dump(2) + '\n';
}

std::string to_json(const RunInfo& run, const std::vector<std::pair<std::string, std::uint64_t>>& rows,
                    const FileDigests& digests) {
  Json json = manifest_head(run, run.kind, run.scenario_name);
  json["seed"] = run.seed;
  json["trials"] = run.trials;
  json["threads"] = run.threads;
  json["wall_time_s"] = run.wall_time_s;
  if (run.partial) json["partial"] = true;
  if (run.precision) json["precision"] = json_of(*run.precision);
  json["command_line"] = json_list(run.command_line);
  json["scenario_file"] = as_utf8(run.scenario_file);
  json["overrides"] = json_list(run.overrides);
  json["scenario_sha256"] = sha256(run.scenario_text);
  json["scenario_text"] = as_utf8(run.scenario_text);
  if (run.study) {
    json["study_file"] = as_utf8(run.study->file);
    json["study_sha256"] = sha256(run.study->text);
    json["study_text"] = as_utf8(run.study->text);
  }
  if (!run.others.empty()) json["other_scenarios"] = json_of(run.others);
  add_files(json, rows, digests);
  return text_of(json);
}

void name_scenario(RunInfo& run, ScenarioSource scenario) {
  run.study = {run.scenario_file, run.scenario_text};
  run.scenario_file = std::move(scenario.file);
  run.scenario_text = std::move(scenario.text);
}

ResultIdentity identity_of(const RunInfo& run) {
  if (run.study) return {run.kind, run.study->file, run.study->text};
  return {run.kind, run.scenario_file, run.scenario_text};
}

}  // namespace bulwark
