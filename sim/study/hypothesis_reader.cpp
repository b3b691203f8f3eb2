#include "study/hypothesis_reader.h"

#include <algorithm>
#include <array>

#include "base/input_error.h"
#include "base/phrase.h"
#include "base/suggest.h"
#include "study/factor_reader.h"
#include "tally/written_figure.h"
#include "yaml/flow_text.h"
#include "yaml/map_reader.h"
#include "yaml/scalar_shapes.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array hypothesis_keys{
    Key{"metric", "a metric and its group, as leakage:family:drone"},
    Key{"of", "levels of factors, as {policy: assignment}"},
    Key{"below", "levels of factors, as {policy: greedy}, or scenario"},
    Key{"above", "levels of factors, as {policy: greedy}, or scenario"},
    Key{"by", "a number or a percentage"},
};

/// The level that a baseline names: one of the factor's own, or any number of a range.
std::optional<Level> read_baseline_level(const Value& value, const Factor& factor) {
  const std::string text = value.is(NodeKind::scalar) ? value.node->text : flow_text(*value.node);
  std::vector<std::string> labels;
  for (const Level& level : factor.levels) {
    if (text == level.label || text == with_unit(level.label, factor.unit)) return level;
    labels.push_back(level.label);
  }
  const auto measure = written_measure(text);
  if (factor.range && measure && measure->unit == factor.unit) {
    return Level{measure->number, std::vector<std::string>(factor.paths.size(), text)};
  }
  if (factor.range) {
    value.unexpected("a number" + (factor.unit.empty() ? "" : " in " + factor.unit));
  } else {
    value.error(in_quotes(text) + " is no level of this factor" + suggestion(text, labels));
  }
  return std::nullopt;
}

/// Levels of factors by name, one entry a factor.
std::vector<std::optional<Level>> read_factor_levels(const Value& value, const std::vector<Factor>& factors) {
  std::vector<std::optional<Level>> levels(factors.size());
  std::vector<std::string> names;
  for (const Factor& factor : factors) names.push_back(factor.name);
  for (const Member& member : value.node->members) {
    const auto found = std::find(names.begin(), names.end(), member.key);
    if (found == names.end()) {
      value.diagnostics->error(member.key_place, value.child_path(member.key),
                               "no factor " + in_quotes(member.key) + suggestion(member.key, names));
      continue;
    }
    const auto index = static_cast<std::size_t>(found - names.begin());
    levels[index] = read_baseline_level(value.child(member.key, member.value), factors[index]);
  }
  return levels;
}

void describe_factor_levels(const Value& value) {
  for (const Entry& entry : entries_of(value, "levels of factors, as {policy: assignment}")) {
    describe_anything(entry.value);
  }
}

/// `of`: which points the claim is about.
struct LevelsOf {
  const std::vector<Factor>& factors;

  std::optional<std::vector<std::optional<Level>>> operator()(const Value& value) const {
    if (value.describes()) {
      describe_factor_levels(value);
      return std::nullopt;
    }
    if (value.is(NodeKind::map)) return read_factor_levels(value, factors);
    value.unexpected("levels of factors, as {policy: assignment}");
    return std::nullopt;
  }
};

/// A difference in units of the metric.
struct Margin {
  std::optional<double> operator()(const Value& value) const {
    if (value.describes()) return describe_share(value, not_negative);
    const auto margin = is_measure(value) ? written_level(value.node->text) : std::nullopt;
    if (margin && *margin >= 0) return margin;
    value.unexpected("a number or a percentage, 0 or above");
    return std::nullopt;
  }
};

/// What is wrong with the metric's name is for the study to say.
void check_margin(const Value& by, const std::string& metric) {
  try {
    const auto fault = figure_fault(parse_metric(metric), by.node->text, FigureOf::difference);
    if (fault) by.error(*fault);
  } catch (const InputErrors&) {
  }
}

}  // namespace

std::optional<Baseline> BaselineOf::operator()(const Value& value) const {
  if (describe_either(value, Choice<bool>{{{"scenario", true}}}, describe_factor_levels)) return std::nullopt;
  if (value.is(NodeKind::scalar) && value.node->text == "scenario") {
    return Baseline{true, std::vector<std::optional<Level>>(factors.size())};
  }
  if (value.is(NodeKind::map) && !value.node->members.empty()) {
    return Baseline{false, read_factor_levels(value, factors)};
  }
  value.unexpected("levels of factors, as {policy: greedy}, or scenario");
  return std::nullopt;
}

Hypothesis read_hypothesis(const Entry& entry, const std::vector<Factor>& factors) {
  Hypothesis hypothesis;
  hypothesis.name = entry.name;
  hypothesis.of.resize(factors.size());
  const MapReader map(entry.value, hypothesis_keys);
  if (!map.is_map()) return hypothesis;
  if (map.require("metric", hypothesis.metric.text, Text{"a metric and its group, as leakage:family:drone"})) {
    const Value metric = *map.find("metric");
    hypothesis.metric = {hypothesis.metric.text, metric.node->place.line, metric.node->place.column, metric.path};
  }
  map.read("of", hypothesis.of, LevelsOf{factors});
  map.describe_exactly_one({"below", "above"});
  if (map.has("below") == map.has("above")) entry.value.error("expected exactly one of below: … and above: …");
  hypothesis.is_below = map.has("below");
  map.read("below", hypothesis.than, BaselineOf{factors});
  map.read("above", hypothesis.than, BaselineOf{factors});
  if (map.read("by", hypothesis.by, Margin())) check_margin(*map.find("by"), hypothesis.metric.text);
  return hypothesis;
}

}  // namespace bulwark
