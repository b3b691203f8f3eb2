#include <algorithm>
#include <limits>
#include <memory>
#include <thread>
#include <utility>

#include "base/input_error.h"
#include "campaign/player.h"
#include "engine/memory.h"
#include "engine/precision.h"
#include "engine/run.h"
#include "format/event_option.h"
#include "inquiry/comparison.h"
#include "inquiry/memory_option.h"
#include "inquiry/metric_option.h"
#include "inquiry/precision_option.h"
#include "library/build.h"
#include "library/frames.h"
#include "library/guarded.h"
#include "library/json_tree.h"
#include "library/result_data.h"
#include "library/simulation_data.h"
#include "metrics/metric_slots.h"
#include "output/result_folder.h"
#include "output/run_folder.h"
#include "report/check_report.h"
#include "report/precision_report.h"
#include "report/run_report.h"
#include "results/per_trial_table.h"
#include "results/routes_table.h"
#include "results/tables.h"
#include "tables/review.h"
#include "yaml/read_file.h"

namespace bulwark {

namespace {

Simulation make_simulation(const std::string& text, const std::string& name, const std::vector<std::string>& set,
                           const LoadOptions& options) {
  Simulation::Data data;
  data.max_memory = options.max_memory;
  data.most_bytes = memory_limit("max_memory", options.max_memory);
  data.text = ScenarioText(text, name);
  data.set = set;
  for (const std::string& item : set) data.overrides.push_back(parse_override(item));
  data.loaded = data.text.with(data.overrides);
  check_costs(name, data.loaded.scenario);
  check_memory(data, 1);
  data.tables = compile(data.loaded.scenario, options.stop);
  return Simulation(std::make_shared<const Simulation::Data>(std::move(data)));
}

/// With the overrides, which were found right when it was loaded.
Node tree_of(const Simulation::Data& data) {
  Node root = data.text.root();
  Diagnostics diagnostics({data.text.file()});
  for (const Override& override : data.overrides) apply_override(override, 0, root, diagnostics);
  return root;
}

/// The plan of a run; with a precision its trials are the most.
RunPlan plan_of(const RunOptions& options, const Scenario& scenario, bool has_precision) {
  RunPlan plan;
  plan.seed = seed_of(options, scenario);
  plan.trials = options.trials.value_or(has_precision ? usual_max_trials : scenario.trials);
  plan.threads = threads_of(options);
  if (plan.trials == 0) refuse("trials", "0; expected 1 or more");
  return plan;
}

ResultSet results_of(const Simulation::Data& data, FinishedRun finished, RunInfo info) {
  Tallies& tallies = finished.result.tallies;
  if (tallies.trials() == 0) throw_interrupted();
  ResultSet::Data results;
  results.tables = run_tables(data.tables, tallies);
  results.report = run_report(data.scenario(), tallies);
  if (info.precision) results.report += "\n" + precision_report(*info.precision, tallies.trials());
  results.info = std::move(info);
  results.tallies = std::move(tallies);
  results.scenario = data.scenario();
  return make_result_set(std::move(results));
}

/// A run, and where a folder was asked for what it leaves there.
ResultSet run_and_write(const Simulation::Data& data, const RunFolder* folder, const RunOptions& options,
                        const std::vector<std::string>& precision) {
  const std::vector<PrecisionTarget> targets = parse_precisions(precision, data.scenario());
  const RunPlan plan = plan_of(options, data.scenario(), !targets.empty());
  check_memory(data, plan.threads);
  const bool keeps_trials = folder != nullptr && (folder->per_trial || !folder->columns.empty());
  const ColumnChoice columns("columns", keeps_trials ? folder->columns : "", PerTrialRows::header(data.tables));
  RunInfo info = info_of(data, options, 0);
  std::optional<FolderHold> hold;
  std::optional<PerTrialFile> rows;
  if (folder != nullptr) {
    if (folder->path.empty()) refuse("folder", "is empty; expected a path");
    hold.emplace(prepare_result_folder(folder->path, identity_of(info), folder->force));
    if (keeps_trials) rows.emplace(folder->path, data.tables, columns);
  }
  FinishedRun finished =
      run_plan(data.tables, plan, targets, {options.stop, options.progress, rows ? rows->stream() : nullptr});
  add_run(plan, finished, info);
  ResultSet results = results_of(data, std::move(finished), info);
  if (hold) write_run(*hold, results.data().tables, info, rows ? &*rows : nullptr);
  return results;
}

DataFrame::Column column_of(const std::string& name, const Series& series) {
  DataFrame::Column column{name, false, {}, {}};
  for (std::size_t trial = 0; trial < series.trials(); ++trial) {
    const double x = static_cast<double>(series.x[trial]) / series.form.units;
    const double y = series.y_of(trial);
    column.numbers.push_back(y == 0 ? std::numeric_limits<double>::quiet_NaN() : x / y);
  }
  return column;
}

}  // namespace

unsigned threads_of(const RunOptions& options) {
  return options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

PoolHooks hooks_of(const RunOptions& options, double most_bytes) {
  return {threads_of(options), options.stop, options.progress, most_bytes};
}

std::uint64_t seed_of(const RunOptions& options, const Scenario& scenario) {
  return options.seed.value_or(scenario.seed);
}

std::uint32_t sample_trials(const RunOptions& options, const Scenario& scenario) {
  check_trials(options, most_sample_trials);
  return options.trials.value_or(usual_sample_trials(scenario));
}

void check_trials(const RunOptions& options, std::uint32_t most) {
  if (!options.trials || (*options.trials >= 2 && *options.trials <= most)) return;
  refuse("trials", std::to_string(*options.trials) + "; expected 2 to " + std::to_string(most));
}

void check_memory(const Simulation::Data& data, unsigned threads) {
  check_memory(data.text.file(), data.scenario(), threads, data.most_bytes);
}

double memory_allowed(const std::string& written, const Simulation* at_hand) {
  if (written.empty() && at_hand != nullptr) return at_hand->data().most_bytes;
  return memory_limit("max_memory", written);
}

RunInfo info_of(const Simulation::Data& data, const RunOptions& options, std::uint64_t trials, const Stopwatch& watch) {
  RunInfo info = library_info();
  info.scenario_name = data.scenario().name;
  info.scenario_file = data.text.file();
  info.scenario_text = data.text.text();
  info.overrides = data.set;
  info.seed = seed_of(options, data.scenario());
  info.trials = trials;
  info.threads = threads_of(options);
  info.wall_time_s = watch.elapsed_s();
  return info;
}

std::string override_of_event(const std::string& event) {
  return guarded([&] { return event_setting(event); });
}

Simulation Simulation::from_file(const std::string& path, const std::vector<std::string>& overrides,
                                 const LoadOptions& options) {
  return guarded([&] { return make_simulation(read_scenario_file(path), path, overrides, options); });
}

Simulation Simulation::from_text(const std::string& text, const std::string& name,
                                 const std::vector<std::string>& overrides, const LoadOptions& options) {
  return guarded([&] { return make_simulation(text, name, overrides, options); });
}

const std::string& Simulation::name() const {
  return data_->scenario().name;
}

const std::string& Simulation::file() const {
  return data_->text.file();
}

const std::string& Simulation::text() const {
  return data_->text.text();
}

const std::vector<std::string>& Simulation::overrides() const {
  return data_->set;
}

const std::string& Simulation::max_memory() const {
  return data_->max_memory;
}

std::string Simulation::json() const {
  return guarded([&] { return json_of(tree_of(*data_)); });
}

std::vector<std::string> Simulation::metrics() const {
  return guarded([&] {
    std::vector<std::string> names;
    for (const MetricSlot& slot : study_slots(data_->scenario())) names.push_back(slot.name.text());
    return names;
  });
}

std::uint64_t Simulation::seed() const {
  return data_->scenario().seed;
}

std::uint32_t Simulation::trials() const {
  return data_->scenario().trials;
}

std::vector<std::string> Simulation::warnings() const {
  return guarded([&] {
    std::vector<std::string> warnings;
    for (const InputError& warning : data_->loaded.warnings) warnings.push_back(to_string(warning));
    for (const std::string& warning : review(data_->tables)) warnings.push_back(file() + ": " + warning);
    return warnings;
  });
}

std::string Simulation::summary() const {
  return guarded([&] { return check_report(data_->tables); });
}

ResultSet Simulation::run(const RunOptions& options, const std::vector<std::string>& precision) const {
  return guarded([&] { return run_and_write(*data_, nullptr, options, precision); });
}

ResultSet Simulation::run_into(const RunFolder& folder, const RunOptions& options,
                               const std::vector<std::string>& precision) const {
  return guarded([&] { return run_and_write(*data_, &folder, options, precision); });
}

DataFrame Simulation::samples(const std::vector<std::string>& metrics, const RunOptions& options) const {
  return guarded([&] {
    std::vector<MetricName> names;
    for (const std::string& metric : metrics) names.push_back(read_metric("metrics", metric));
    for (const MetricName& name : names) check_metric("metrics", name, data_->scenario());
    const std::uint32_t trials = sample_trials(options, data_->scenario());
    const std::shared_ptr<const Tables> tables(data_, &data_->tables);
    check_memory(*data_, threads_of(options));
    const Sample sample =
        run_job({tables, names, seed_of(options, data_->scenario()), 0, trials}, hooks_of(options, data_->most_bytes));
    std::vector<DataFrame::Column> columns;
    for (std::size_t i = 0; i < metrics.size(); ++i) columns.push_back(column_of(metrics[i], sample.series[i]));
    return DataFrame("samples", trials, std::move(columns));
  });
}

DataFrame Simulation::events(std::uint32_t trial, std::optional<std::uint64_t> seed) const {
  return guarded([&] {
    const std::string fault = memory_fault(memory_parts(data_->scenario(), 1, true), data_->most_bytes);
    if (!fault.empty()) refuse(file(), fault);
    Player player(data_->tables);
    EventLog log;
    player.play(seed.value_or(data_->scenario().seed), trial, &log);
    return frame_of(events_table(data_->tables, trial, log));
  });
}

}  // namespace bulwark
