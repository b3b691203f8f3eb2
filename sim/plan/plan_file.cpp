#include "plan/plan_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <set>

#include "base/input_error.h"
#include "base/phrase.h"
#include "format/file_kind.h"
#include "format/named_scenario.h"
#include "plan/option_reader.h"
#include "plan/plan_checks.h"
#include "plan/scenario_value.h"
#include "plan/trial_log.h"
#include "tally/observer.h"
#include "tally/written_figure.h"
#include "yaml/map_reader.h"
#include "yaml/names.h"
#include "yaml/parse.h"
#include "yaml/read_file.h"
#include "yaml/scalar_shapes.h"
#include "yaml/scalars.h"
#include "yaml/written_measure.h"

namespace bulwark {

namespace {

constexpr std::array plan_keys{
    Key{"bulwark_plan", "the version of the format, as bulwark_plan: 1"},
    Key{"name", "a text"},
    Key{"scenario", "a scenario file, relative to this one"},
    Key{"objective", "a metric to be made least or most of, as {least: capacity_lost_MW:all}"},
    Key{"within", "a difference of the objective that does not matter, above 0"},
    Key{"budgets", "a list of amounts, as [10, 20, 40]"},
    Key{"constraints", "bounds by metric, as {leakage:family:cruise: {at_most: 20 %}}"},
    Key{"sites", "sites by name"},
    Key{"options", "options by name"},
    Key{"raids", "variants of the raid by name, each with its changes by path"},
    Key{"trials", "a number of fresh trials of each figure"},
    Key{"swap_trials", "a number of fresh trials of each plan that is one swap away"},
    Key{"search", "trials of the search, as {first: 128, trials: 1024}"},
    Key{"confidence", "a probability from 55 % to 99.9999 %"},
    Key{"seed", "a whole number"},
};

constexpr std::array objective_keys{Key{"least", "a metric and its group, as capacity_lost_MW:all"},
                                    Key{"most", "a metric and its group"}};
constexpr std::array bound_keys{Key{"at_most", "a number or a percentage"},
                                Key{"at_least", "a number or a percentage"}};
constexpr std::array search_keys{Key{"first", "trials before any plan is dropped, a multiple of 16"},
                                 Key{"trials", "most trials of each plan, a multiple of 16"},
                                 Key{"enumerate", "so many plans at most race all together"}};

constexpr std::uint64_t max_trials = 1'000'000;
constexpr std::size_t most_budgets = 1000;
constexpr std::size_t most_raids = 100;

/// A metric that the scenario has.
struct MetricOf {
  const Scenario* scenario;  // null: it could not be read

  std::optional<MetricName> operator()(const Value& value) const {
    const auto text = Text{"a metric and its group, as capacity_lost_MW:all"}(value);
    if (!text) return std::nullopt;
    return named(*text, value);
  }
  std::optional<MetricName> named(const std::string& text, const Value& value) const {
    try {
      const MetricName metric = parse_metric(text);
      if (scenario != nullptr) check_observable(*scenario, {metric});
      return metric;
    } catch (const InputErrors& fault) {
      value.error(fault.what());
      return std::nullopt;
    }
  }
};

/// A number or a percentage, as figures of a metric are written.
struct Level {
  Limits limits = any;
  std::optional<double> operator()(const Value& value) const {
    if (value.describes()) return describe_share(value, limits);
    const auto level = is_measure(value) ? written_level(value.node->text) : std::nullopt;
    const bool is_inside = level && (limits.is_open ? *level > limits.low : *level >= limits.low);
    if (is_inside) return level;
    value.unexpected(limits.is_open ? "a number or a percentage above 0" : "a number or a percentage");
    return std::nullopt;
  }
};

void read_objective(const MapReader& map, const Scenario* scenario, PlanProblem& problem) {
  const auto section = map.find("objective", Presence::required);
  if (section) {
    const MapReader objective(*section, objective_keys);
    if (objective.is_map() && objective.has("least") == objective.has("most")) {
      section->error("expected exactly one of least: … and most: …");
    }
    objective.describe_exactly_one({"least", "most"});
    problem.is_most = objective.is_map() && objective.has("most");
    for (const char* const key : {"least", "most"}) objective.read(key, problem.objective, MetricOf{scenario});
  }
  if (map.require("within", problem.settings.within, Level{positive}) && !problem.objective.metric.empty()) {
    const Value within = *map.find("within");
    const auto fault = figure_fault(problem.objective, within.node->text, FigureOf::difference);
    if (fault) within.error(*fault);
  }
}

void describe_bound(const MapReader& bound) {
  double level = 0;
  for (const Key& key : bound_keys) bound.read(key.name, level, Level());
  bound.describe_exactly_one({"at_most", "at_least"});
}

void read_constraints(const MapReader& map, const Scenario* scenario, PlanProblem& problem) {
  const auto section = map.find("constraints");
  if (!section) return;
  if (!section->describes() && (!section->is(NodeKind::map) || section->node->members.empty())) {
    return section->unexpected("bounds by metric, as {leakage:family:cruise: {at_most: 20 %}}");
  }
  for (const Entry& entry : entries_of(*section, "bounds by metric")) {
    const MapReader bound(entry.value, bound_keys);
    if (bound.describes()) return describe_bound(bound);
    const auto metric = MetricOf{scenario}.named(entry.name, entry.value);
    if (!bound.is_map()) continue;
    if (bound.has("at_most") == bound.has("at_least")) {
      entry.value.error("expected exactly one of at_most: … and at_least: …");
      continue;
    }
    Constraint constraint;
    constraint.is_at_most = bound.has("at_most");
    const bool has_level = bound.read(constraint.is_at_most ? "at_most" : "at_least", constraint.level, Level());
    if (!metric || !has_level) continue;
    constraint.metric = *metric;
    const Value level = *bound.find(constraint.is_at_most ? "at_most" : "at_least");
    if (const auto fault = figure_fault(*metric, level.node->text, FigureOf::level)) entry.value.error(*fault);
    problem.constraints.push_back(constraint);
  }
}

void read_budgets(const MapReader& map, PlanProblem& problem) {
  const auto list = map.find("budgets", Presence::required);
  if (!list) return;
  for (const Value& item : items_of(*list, "a list of amounts, as [10, 20, 40]")) {
    const auto budget = Number{positive, "an amount above 0"}(item);
    if (!budget) continue;
    if (!problem.budgets.empty() && !(*budget > problem.budgets.back())) {
      item.error("not above the one before it; expected budgets in ascending order");
    }
    problem.budgets.push_back(*budget);
  }
  if (list->is(NodeKind::list) && list->node->items.empty()) list->error("no budgets; expected at least one");
  if (problem.budgets.size() > most_budgets) list->error(fmt::format("expected at most {} budgets", most_budgets));
}

/// What an option adds counts from the scenario's own number, and what it sets is put over the raid's.
void check_raid_paths(const Entry& entry, const RaidVariant& raid, const PlanProblem& problem) {
  Item changed;
  changed.sets = raid.changes;
  std::set<std::string> told;
  for (const Item& item : problem.items) {
    const auto path = clash_of(changed, item);
    if (!path || !told.insert(item.option).second) continue;
    entry.value.error(fmt::format("changes {}, as option {} does; expected what no option changes", in_quotes(*path),
                                  in_quotes(item.option)));
  }
}

void read_raids(const MapReader& map, PlanProblem& problem) {
  const auto section = map.find("raids");
  if (!section) {
    problem.raids.push_back({});
    return;
  }
  if (section->describes()) section->shape->pattern = name_pattern;
  for (const Entry& entry : entries_of(*section, "variants of the raid by name")) {
    check_name(entry.name, entry.name_place, entry.value.path, *entry.value.diagnostics);
    if (describe_either(entry.value, describe_nothing, read_changes)) return;
    RaidVariant raid;
    raid.name = entry.name;
    raid.place = {entry.name, entry.name_place.line, entry.name_place.column, entry.value.path};
    // One that is as the scenario has it may say nothing.
    if (!entry.value.is(NodeKind::null)) raid.changes = read_changes(entry.value);
    check_raid_paths(entry, raid, problem);
    problem.raids.push_back(std::move(raid));
  }
  if (problem.raids.empty() || problem.raids.size() > most_raids) {
    section->error(fmt::format("{} raids; expected 1 to {}", problem.raids.size(), most_raids));
  }
}

/// A journal keeps trials in blocks (trial_log.h).
struct WholeBlocks {
  std::uint64_t low;
  std::optional<std::uint64_t> operator()(const Value& value) const {
    const auto trials = Whole{low, max_trials}(value);
    if (!trials || *trials % block_trials == 0) return trials;
    value.error(fmt::format("{} is no multiple of {}; did you mean {}?", *trials, block_trials,
                            (*trials / block_trials + 1) * block_trials));
    return std::nullopt;
  }
  static std::string written(std::uint64_t trials) { return Whole::written(trials); }
};

void read_settings(const MapReader& map, PlanProblem& problem) {
  PlanSettings& settings = problem.settings;
  map.read("trials", settings.trials, Whole{2, max_trials});
  settings.swap_trials = std::min(settings.swap_trials, settings.trials);
  if (map.read("swap_trials", settings.swap_trials, Whole{2, max_trials}) && settings.swap_trials > settings.trials) {
    map.find("swap_trials")->error(fmt::format("more than trials: {}; expected at most as many", settings.trials));
  }
  if (map.read("confidence", settings.confidence, Probability()) &&
      (settings.confidence < 0.55 || settings.confidence > 0.999999)) {
    map.find("confidence")->unexpected("a probability from 55 % to 99.9999 %");
  }
  std::optional<std::uint64_t> seed;  // without it the scenario's
  map.read("seed", seed, Whole{0, std::numeric_limits<std::uint64_t>::max()});
  problem.seed = seed.value_or(problem.seed);
  const auto section = map.find("search");
  if (!section) return;
  const MapReader search(*section, search_keys);
  if (!search.is_map()) return;
  search.read("first", settings.first_stage, WholeBlocks{block_trials});
  search.read("trials", settings.most_trials, WholeBlocks{block_trials});
  search.read("enumerate", settings.enumerate, Whole{0, 10'000});
  if (settings.most_trials < settings.first_stage) {
    section->error(fmt::format("trials {} are fewer than first {}", settings.most_trials, settings.first_stage));
  }
}

void read_keys(const MapReader& map, const Scenario* scenario, PlanProblem& problem) {
  bool is_ours = true;
  map.require("bulwark_plan", is_ours, FormatVersion{"bulwark_plan"});
  map.read("name", problem.name, Text());
  std::string file;
  map.require("scenario", file, Text{"a scenario file, relative to this one"});
  read_objective(map, scenario, problem);
  read_constraints(map, scenario, problem);
  read_budgets(map, problem);
  read_options(map, problem);
  read_raids(map, problem);
  read_settings(map, problem);
}

void read_plan(const Node& root, const Scenario* scenario, Diagnostics& diagnostics, PlanProblem& problem) {
  const Value value{&root, "", &diagnostics};
  if (const std::string fault = fault_of_kind(root, FileKind::plan); !fault.empty()) return value.error(fault);
  const MapReader map(value, plan_keys);
  if (map.is_map()) read_keys(map, scenario, problem);
}

/// What is wrong with the scenario is said beside what is wrong with the plan.
PlanProblem read_texts(const std::string& text, const std::string& file, ScenarioText scenario_text,
                       ErrorCollector errors = {}) {
  PlanProblem problem;
  problem.name = std::filesystem::path(file).stem().string();
  problem.file = file;
  problem.text = text;
  problem.scenario = std::move(scenario_text);
  std::optional<Scenario> scenario;
  if (!problem.scenario.file().empty()) {
    errors.collect([&] { scenario = problem.scenario.with().scenario; });
    if (scenario) problem.seed = scenario->seed;
  }
  Diagnostics diagnostics({file});
  const Node root = parse_yaml(text, 0, diagnostics);
  if (!diagnostics.has_errors()) read_plan(root, scenario ? &*scenario : nullptr, diagnostics, problem);
  for (const InputError& error : diagnostics.errors()) errors.add(error);
  errors.finish();
  check_plans(problem);
  return problem;
}

}  // namespace

Shape plan_shape() {
  PlanProblem problem;
  return described_by([&](const Value& value) { read_keys(MapReader(value, plan_keys), nullptr, problem); });
}

PlanProblem load_plan_text(const std::string& text, const std::string& file, const std::string& scenario_text,
                           const std::string& scenario_file) {
  return read_texts(text, file, ScenarioText(scenario_text, scenario_file));
}

PlanProblem load_plan(const std::string& path) {
  return load_plan_text(read_scenario_file(path), path);
}

PlanProblem load_plan_text(const std::string& text, const std::string& path) {
  Diagnostics ignored({path});
  ErrorCollector errors;
  std::optional<ScenarioText> scenario;
  errors.collect([&] { scenario = named_scenario(parse_yaml(text, 0, ignored), path); });
  return read_texts(text, name_of_input(path), std::move(scenario).value_or(ScenarioText()), std::move(errors));
}

}  // namespace bulwark
