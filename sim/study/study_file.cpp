#include "study/study_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>

#include "base/phrase.h"
#include "format/file_kind.h"
#include "format/named_scenario.h"
#include "metrics/metric_list.h"
#include "study/factor_paths.h"
#include "study/factor_reader.h"
#include "study/hypothesis_reader.h"
#include "yaml/map_reader.h"
#include "yaml/parse.h"
#include "yaml/read_file.h"
#include "yaml/scalar_shapes.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array study_keys{
    Key{"bulwark_study", "the version of the format, as bulwark_study: 1"},
    Key{"name", "a text"},
    Key{"scenario", "a scenario file, relative to this one"},
    Key{"factors", "factors by name"},
    Key{"design", "grid, list, latin_hypercube or sobol"},
    Key{"points", "a number of points"},
    Key{"replicates", "a number of repetitions of the design"},
    Key{"trials", "a number of trials a point"},
    Key{"precision", "half-widths by metric, as {leakage:all: 0.5 %}"},
    Key{"seed", "a whole number"},
    Key{"baseline", "levels of factors, or scenario"},
    Key{"metrics", "a list, as [leakage:all, leakage:family:drone]"},
    Key{"hypotheses", "hypotheses by name"},
};

// Tables have columns of these names.
constexpr std::array reserved_columns{
    "point",      "replicate", "metric", "group",  "mean",      "stderr",        "ci_low",     "ci_high",
    "p05",        "p50",       "p95",    "trials", "baseline",  "baseline_mean", "difference", "variance_reduction",
    "hypothesis", "relation",  "than",   "by",     "than_mean", "p_value",       "p_holm",     "verdict"};

// Every trial of a point is kept until the point is done (tally/sample.h).
constexpr std::uint64_t max_trials = 1'000'000;
constexpr std::uint64_t max_points = 10'000'000;

bool draws_points(DesignKind kind) {
  return kind == DesignKind::latin_hypercube || kind == DesignKind::sobol;
}

void read_factors(const MapReader& map, const Node& scenario_root, Study& study) {
  const auto section = map.find("factors", Presence::required);
  if (!section) return;
  for (const Entry& entry : entries_of(*section, "factors by name")) {
    const Value named = entry.value;
    if (std::find(reserved_columns.begin(), reserved_columns.end(), entry.name) != reserved_columns.end()) {
      named.error("the tables have a column of this name; expected another");
    }
    Factor factor = read_factor(entry);
    factor.line = entry.name_place.line;
    factor.column_number = entry.name_place.column;
    if (named.describes()) return;
    check_factor_paths(named, factor, scenario_root);
    study.factors.push_back(std::move(factor));
  }
  if (section->is(NodeKind::map) && section->node->members.empty()) {
    section->error("no factors; expected at least one");
  }
  check_overlaps(*section, study.factors);
}

void check_points(const MapReader& map, const Study& study) {
  const Value value = map.has("design") ? *map.find("design") : map.value();
  double grid = 1;
  for (const Factor& factor : study.factors) {
    if (factor.range && !draws_points(study.design)) {
      value.error(fmt::format("factor {} is a range without step or steps, and a {} needs levels",
                              in_quotes(factor.name), study.design == DesignKind::grid ? "grid" : "list"));
    }
    grid *= static_cast<double>(std::max<std::size_t>(1, factor.levels.size()));
    const std::size_t first = study.factors[0].levels.size();
    if (study.design == DesignKind::list && factor.levels.size() != first) {
      value.error(fmt::format("a list takes the levels side by side: factor {} has {}, factor {} has {}",
                              in_quotes(factor.name), factor.levels.size(), in_quotes(study.factors[0].name), first));
    }
  }
  if (study.design == DesignKind::grid && grid > static_cast<double>(max_points)) {
    value.error(fmt::format("a grid of {:g} points; expected at most {}", grid, max_points));
  }
}

void read_design(const MapReader& map, Study& study) {
  const Choice<DesignKind> kinds{{{"grid", DesignKind::grid},
                                  {"list", DesignKind::list},
                                  {"latin_hypercube", DesignKind::latin_hypercube},
                                  {"sobol", DesignKind::sobol}}};
  map.read("design", study.design, kinds);
  std::optional<std::uint32_t> points;
  if (draws_points(study.design)) {
    map.require("points", points, Whole{1, max_points});
  } else if (const auto value = map.find("points")) {
    value->error("a grid or a list has as many points as its levels give; expected no such key");
    if (map.describes()) map.read("points", points, Whole{1, max_points});
  }
  study.points = points.value_or(0);
  map.read("trials", study.trials, Whole{2, max_trials});
  map.read("replicates", study.replicates, Whole{1, 1000});
  map.read("seed", study.seed, Whole{0, std::numeric_limits<std::uint64_t>::max()});
}

/// What is no metric is told later.
bool is_same_metric(const std::string& a, const std::string& b) {
  if (a == b) return true;
  try {
    return parse_metric(a) == parse_metric(b);
  } catch (const InputErrors&) {
    return false;
  }
}

void read_metrics(const MapReader& map, Study& study) {
  const auto value = map.find("metrics");
  if (!value) return;
  for (const Value& item : items_of(*value, "a list, as [leakage:all, leakage:family:drone]")) {
    const auto text = Text{"a metric and its group, as leakage:family:drone"}(item);
    if (!text) continue;
    const auto is_same = [&](const PlacedText& metric) { return is_same_metric(metric.text, *text); };
    if (std::any_of(study.metrics.begin(), study.metrics.end(), is_same)) {
      item.error("the metric is listed twice; expected it once");
    }
    study.metrics.push_back({*text, item.node->place.line, item.node->place.column, item.path});
  }
  if (value->is(NodeKind::list) && value->node->items.empty()) value->error("no metrics; expected at least one");
}

struct HalfWidth {
  std::optional<std::string> operator()(const Value& value) const {
    if (value.describes()) return describe_measure(value);
    if (is_measure(value)) return value.node->text;
    value.unexpected("a number above 0, or a percentage");
    return std::nullopt;
  }
};

/// Metrics with half-widths; what they mean is for the study to say (engine/precision.h).
void read_precision(const MapReader& map, Study& study) {
  const auto section = map.find("precision");
  if (!section) return;
  const std::string expected = "half-widths by metric, as {leakage:all: 0.5 %}";
  if (section->is(NodeKind::map) && section->node->members.empty()) section->unexpected(expected);
  for (const Entry& entry : entries_of(*section, expected)) {
    const auto width = HalfWidth()(entry.value);
    if (!width) continue;
    const Place& place = entry.value.node->place;
    study.precision.push_back({entry.name + "=" + *width, place.line, place.column, entry.value.path});
  }
}

void read_hypotheses(const MapReader& map, Study& study) {
  const auto section = map.find("hypotheses");
  if (!section) return;
  for (const Entry& entry : entries_of(*section, "hypotheses by name")) {
    study.hypotheses.push_back(read_hypothesis(entry, study.factors));
  }
  if (section->is(NodeKind::map) && section->node->members.empty()) {
    section->error("no hypotheses; expected at least one");
  }
}

void read_keys(const MapReader& map, Study& study) {
  bool is_ours = true;
  map.require("bulwark_study", is_ours, FormatVersion{"bulwark_study"});
  map.read("name", study.name, Text());
  std::string scenario;
  map.require("scenario", scenario, Text{"a scenario file, relative to this one"});
  read_factors(map, study.scenario.root(), study);
  read_design(map, study);
  if (!map.describes() && !map.value().diagnostics->has_errors()) check_points(map, study);
  map.read("baseline", study.baseline, BaselineOf{study.factors});
  read_metrics(map, study);
  read_precision(map, study);
  read_hypotheses(map, study);
}

void read_study(const Node& root, Diagnostics& diagnostics, Study& study) {
  const Value value{&root, "", &diagnostics};
  if (const std::string fault = fault_of_kind(root, FileKind::study); !fault.empty()) return value.error(fault);
  const MapReader map(value, study_keys);
  if (map.is_map()) read_keys(map, study);
}

}  // namespace

Study load_study_text(const std::string& text, const std::string& file, ScenarioText scenario) {
  Study study;
  study.name = std::filesystem::path(file).stem().string();
  study.file = file;
  study.text = text;
  study.scenario = std::move(scenario);
  Diagnostics diagnostics({file});
  const Node root = parse_yaml(text, 0, diagnostics);
  if (!diagnostics.has_errors()) read_study(root, diagnostics, study);
  if (diagnostics.has_errors()) throw InputErrors(diagnostics.errors());
  return study;
}

Study load_study_text(const std::string& text, const std::string& file, const std::string& scenario_text,
                      const std::string& scenario_file) {
  return load_study_text(text, file, ScenarioText(scenario_text, scenario_file));
}

Shape study_shape() {
  Study study;
  return described_by([&](const Value& value) { read_keys(MapReader(value, study_keys), study); });
}

bool is_study_file(const std::string& path) {
  if (path == "-") return false;  // it can be read but once
  Diagnostics diagnostics({path});
  return parse_yaml(read_scenario_file(path), 0, diagnostics).find("bulwark_study") != nullptr;
}

Study load_study(const std::string& path) {
  return load_study_text(read_scenario_file(path), path);
}

Study load_study_text(const std::string& text, const std::string& path) {
  Diagnostics diagnostics({path});
  const std::string file = name_of_input(path);
  std::optional<ScenarioText> scenario = named_scenario(parse_yaml(text, 0, diagnostics), path);
  if (!scenario) return load_study_text(text, file, ScenarioText());
  ErrorCollector errors;
  Study study;
  errors.collect([&] { scenario->with(); });  // what is wrong with the base is said of the base
  errors.collect([&] { study = load_study_text(text, file, *std::move(scenario)); });
  errors.finish();
  return study;
}

}  // namespace bulwark
