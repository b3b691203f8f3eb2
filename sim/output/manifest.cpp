#include "output/manifest.h"

#include "output/json.h"
#include "output/sha256.h"

namespace bulwark {

namespace {

/// What was asked for, METRIC by METRIC, and what was reached.
std::string precision_json(const PrecisionRecord& record) {
  JsonObject metrics;
  for (const PrecisionFigure& figure : record.figures) {
    JsonObject item;
    item.add("wanted_half_width", figure.target.half_width);
    item.add("half_width", figure.half_width);
    item.add("control_variates", figure.is_controlled);
    metrics.add_raw(figure.target.metric.text(), item.text(6));
  }
  JsonObject json;
  json.add("reached", record.reached);
  json.add("max_trials", record.max_trials);
  json.add_raw("metrics", metrics.text(4));
  return json.text(2);
}

}  // namespace

std::string to_json(const RunInfo& run, const std::vector<std::pair<std::string, std::uint64_t>>& rows,
                    const FileDigests& digests) {
  JsonObject json;
  json.add("program", program_name);
  json.add("version", run.version);
  json.add("revision", run.revision);
  json.add("build", run.build);
  json.add("kind", run.kind);
  json.add("name", run.scenario_name);
  json.add("seed", run.seed);
  json.add("trials", run.trials);
  json.add("threads", std::uint64_t{run.threads});
  json.add("wall_time_s", run.wall_time_s);
  if (run.partial) json.add("partial", true);
  if (run.precision) json.add_raw("precision", precision_json(*run.precision));
  json.add_raw("command_line", json_list(run.command_line));
  json.add("scenario_file", run.scenario_file);
  json.add_raw("overrides", json_list(run.overrides));
  json.add("scenario_sha256", sha256(run.scenario_text));
  json.add("scenario_text", run.scenario_text);
  JsonObject files;
  for (const auto& [name, count] : rows) files.add(name, count);
  json.add_raw("files", files.text(2));
  json.add_raw("files_sha256", to_json(digests));
  return json.text() + '\n';
}

ResultIdentity identity_of(const RunInfo& run) {
  return {run.kind, run.scenario_file, run.scenario_text};
}

}  // namespace bulwark
