#include "study/factor_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/phrase.h"
#include "yaml/flow_text.h"
#include "yaml/map_reader.h"
#include "yaml/scalar_shapes.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array factor_keys{
    Key{"path", "a path, as raid.drones.count"},           Key{"paths", "a list of paths that move together"},
    Key{"values", "a list of values, or values by label"}, Key{"from", "a number, with its unit if it has one"},
    Key{"to", "a number, with its unit if it has one"},    Key{"step", "a number, with the unit of from and to"},
    Key{"log", "{from: 10, to: 1000, steps: 5}"},          Key{"labels", "a list of labels, one a level"},
};

constexpr std::array log_keys{
    Key{"from", "a number above 0, with its unit if it has one"},
    Key{"to", "a number above 0, with its unit if it has one"},
    Key{"steps", "a number of levels, at least 2"},
};

constexpr std::size_t max_levels = 100'000;

struct MeasureOf {
  std::optional<WrittenMeasure> operator()(const Value& value) const {
    if (value.describes()) return describe_measure(value);
    auto measure = is_measure(value) ? written_measure(value.node->text) : std::nullopt;
    if (!measure) value.unexpected("a number, with its unit if it has one");
    return measure;
  }
};

bool is_digits(const WrittenMeasure& measure) {
  return measure.unit.empty() && measure.number.find_first_not_of("0123456789-") == std::string::npos;
}

struct Ends {
  WrittenMeasure from;
  WrittenMeasure to;
  bool is_whole() const { return is_digits(from) && is_digits(to); }
};

/// `from` and `to` of a map, in one unit and in order; none after a complaint.
std::optional<Ends> read_ends(const MapReader& map) {
  Ends ends;
  const bool has_from = map.require("from", ends.from, MeasureOf());
  const bool has_to = map.require("to", ends.to, MeasureOf());
  if (!has_from || !has_to) return std::nullopt;
  const Value to = *map.find("to");
  if (ends.from.unit != ends.to.unit) {
    to.error(fmt::format("{} is not in the unit of from, {}; expected one unit for both", in_quotes(to.node->text),
                         in_quotes(map.find("from")->node->text)));
    return std::nullopt;
  }
  if (ends.from.value < ends.to.value) return ends;
  to.error(fmt::format("{} is not above from; expected from below to", in_quotes(to.node->text)));
  return std::nullopt;
}

void add_number(Factor& factor, double value, bool is_whole) {
  const std::string number = rounded_number(is_whole ? std::round(value) : value);
  if (!factor.levels.empty() && factor.levels.back().label == number) return;
  const std::string text = with_unit(number, factor.unit);
  factor.levels.push_back({number, std::vector<std::string>(factor.paths.size(), text)});
}

/// from, from + step, … up to `to`.
void read_steps(const MapReader& map, const Ends& ends, Factor& factor) {
  WrittenMeasure step;
  if (!map.require("step", step, MeasureOf())) return;
  const Value value = *map.find("step");
  if (step.unit != ends.from.unit || !(step.value > 0)) {
    return value.error(in_quotes(value.node->text) +
                       " will not do; expected a step above 0 in the unit of from and to");
  }
  const double count = std::floor((ends.to.value - ends.from.value) / step.value + 1e-9) + 1;
  if (count > static_cast<double>(max_levels)) {
    return value.error(fmt::format("{:.0f} levels; expected at most {}", count, max_levels));
  }
  const auto levels = static_cast<std::size_t>(count);
  for (std::size_t i = 0; i < levels; ++i) {
    add_number(factor, ends.from.value + static_cast<double>(i) * step.value, false);
  }
}

/// Levels at equal ratios, both ends included.
void read_log(const Value& value, Factor& factor) {
  const MapReader map(value, log_keys);
  std::optional<std::uint64_t> steps;
  const bool has_steps = map.read("steps", steps, Whole{2, max_levels});
  const auto ends = read_ends(map);
  if (!ends) return;
  if (!(ends->from.value > 0)) return map.find("from")->error("is not above 0; expected a number with a logarithm");
  factor.unit = ends->from.unit;
  if (!map.has("steps")) {
    factor.range = {ends->from.value, ends->to.value, true, ends->is_whole()};
    return;
  }
  if (!has_steps) return;
  const double ratio = ends->to.value / ends->from.value;
  for (std::uint64_t i = 0; i < *steps; ++i) {
    const double power = static_cast<double>(i) / static_cast<double>(*steps - 1);
    add_number(factor, ends->from.value * std::pow(ratio, power), ends->is_whole());
  }
}

void read_range(const MapReader& map, Factor& factor) {
  const auto ends = read_ends(map);
  if (!ends) return;
  factor.unit = ends->from.unit;
  if (map.has("step")) return read_steps(map, *ends, factor);
  factor.range = {ends->from.value, ends->to.value, false, ends->is_whole()};
}

/// What the level puts at each path: the value itself, or one element of it a path.
std::optional<Level> read_level(const Value& value, std::size_t paths, const std::string& label) {
  if (value.describes()) return describe_anything(value);
  if (value.is(NodeKind::invalid)) return std::nullopt;
  if (paths == 1) return Level{label.empty() ? flow_text(*value.node) : label, {flow_text(*value.node)}};
  const std::vector<Value> items = items_of(value, fmt::format("a list of {} values, one a path", paths));
  if (items.size() != paths) {
    if (value.is(NodeKind::list)) {
      value.error(fmt::format("a list of {}; expected {} values, one a path", items.size(), paths));
    }
    return std::nullopt;
  }
  Level level;
  for (const Value& item : items) level.values.push_back(flow_text(*item.node));
  const bool is_one = std::all_of(level.values.begin(), level.values.end(),
                                  [&](const std::string& other) { return other == level.values[0]; });
  level.label = !label.empty() ? label : is_one ? level.values[0] : fmt::format("{}", fmt::join(level.values, " / "));
  return level;
}

/// Where all labels are numbers in one unit, it belongs to the column rather than to every cell.
void take_unit_out(Factor& factor) {
  std::vector<WrittenMeasure> measures;
  for (const Level& level : factor.levels) {
    const auto measure = written_measure(level.label);
    if (!measure || measure->unit.empty() || (!measures.empty() && measures[0].unit != measure->unit)) return;
    measures.push_back(*measure);
  }
  if (measures.empty()) return;
  factor.unit = measures[0].unit;
  for (std::size_t i = 0; i < measures.size(); ++i) factor.levels[i].label = measures[i].number;
}

void read_values(const Value& value, Factor& factor) {
  std::set<std::string> labels;
  const auto add = [&](const Value& item, const std::string& label) {
    const auto level = read_level(item, factor.paths.size(), label);
    if (!level) return;
    if (!labels.insert(level->label).second) return item.error("the value is listed twice; expected it once");
    factor.levels.push_back(*level);
  };
  const auto add_labelled = [&](const Value& map) {
    for (const Entry& entry : entries_of(map, "values by label")) add(entry.value, entry.name);
  };
  const auto add_listed = [&](const Value& list) {
    for (const Value& item : items_of(list, "a list of values, or values by label")) add(item, "");
    take_unit_out(factor);
  };
  if (describe_either(value, add_listed, add_labelled)) return;
  if (value.is(NodeKind::map)) {
    add_labelled(value);
  } else {
    add_listed(value);
  }
  const bool is_empty = value.node->items.empty() && value.node->members.empty();
  if (is_empty && (value.is(NodeKind::map) || value.is(NodeKind::list))) {
    value.error("no values; expected at least one");
  }
}

/// What tables call the levels, in place of their values.
void read_labels(const MapReader& map, Factor& factor) {
  const auto list = map.find("labels");
  if (!list) return;
  std::vector<std::string> labels;
  const std::vector<Value> items = items_of(*list, "a list of labels, one a level");
  for (const Value& item : items) {
    const auto label = Text{"a label"}(item);
    if (label && label->empty()) item.error("is empty; expected a label");
    if (label && std::find(labels.begin(), labels.end(), *label) != labels.end()) {
      item.error("the label is listed twice; expected it once");
    }
    labels.push_back(label.value_or(""));
  }
  if (list->describes() || list->diagnostics->has_errors()) return;
  if (factor.range) return list->error("a range without step or steps has no levels to label; expected no such key");
  if (map.has("values") && map.find("values")->is(NodeKind::map)) {
    return list->error("the values have labels already; expected them as a list, or no such key");
  }
  if (labels.size() != factor.levels.size()) {
    return list->error(fmt::format("{} labels; expected {}, one a level", labels.size(), factor.levels.size()));
  }
  for (std::size_t i = 0; i < labels.size(); ++i) factor.levels[i].label = labels[i];
  factor.unit.clear();
}

void read_path_list(const Value& value, Factor& factor) {
  for (const Value& item : items_of(value, "a list of paths")) {
    if (const auto path = Text{"a path"}(item)) factor.paths.push_back(*path);
  }
  if (value.is(NodeKind::list) && value.node->items.empty()) value.error("no paths; expected at least one");
}

void read_paths(const Entry& entry, const MapReader& map, Factor& factor) {
  if (const auto paths = map.find("paths")) {
    read_path_list(*paths, factor);
    if (map.has("path")) map.find("path")->error("stands beside paths; expected one of the two");
  } else if (map.has("path") || entry.name.find('.') == std::string::npos) {
    std::string path;
    if (map.require("path", path, Text{"a path, as raid.drones.count"})) factor.paths.push_back(path);
  } else {
    factor.paths.push_back(entry.name);
  }
}

/// Exactly one of values, from/to and log.
void read_levels(const MapReader& map, Factor& factor) {
  const int forms = int{map.has("values")} + int{map.has("from") || map.has("to")} + int{map.has("log")};
  if (forms != 1) {
    return map.value().error("expected exactly one of values: […], from: … and to: …, log: {from: …, to: …}");
  }
  if (map.has("step") && !map.has("from")) map.find("step")->error("stands without from and to");
  if (const auto values = map.find("values")) return read_values(*values, factor);
  if (const auto log = map.find("log")) return read_log(*log, factor);
  read_range(map, factor);
}

/// All keys, of which the readers above ask for those of one form.
void describe_factor(const Value& value) {
  const MapReader map(value, factor_keys);
  Factor factor;
  WrittenMeasure measure;
  std::string path;
  map.read("path", path, Text{"a path"});
  read_path_list(*map.find("paths"), factor);
  read_values(*map.find("values"), factor);
  for (const char* key : {"from", "to", "step"}) map.read(key, measure, MeasureOf());
  read_log(*map.find("log"), factor);
  read_labels(map, factor);
  map.describe_exactly_one({"values", "from", "log"});
}

}  // namespace

Factor read_factor(const Entry& entry) {
  Factor factor;
  factor.name = entry.name;
  const auto listed = [&](const Value& list) { read_values(list, factor); };
  if (describe_either(entry.value, listed, describe_factor)) return factor;
  if (entry.value.is(NodeKind::list)) {
    factor.paths.push_back(entry.name);
    read_values(entry.value, factor);
    return factor;
  }
  const MapReader map(entry.value, factor_keys);
  if (!map.is_map()) return factor;
  read_paths(entry, map, factor);
  if (factor.paths.empty()) return factor;
  read_levels(map, factor);
  read_labels(map, factor);
  return factor;
}

}  // namespace bulwark
