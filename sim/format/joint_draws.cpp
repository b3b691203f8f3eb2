#include "format/joint_draws.h"

#include <algorithm>
#include <string>
#include <variant>

#include "base/csv_text.h"
#include "base/number.h"
#include "base/phrase.h"
#include "base/suggest.h"
#include "format/uncertain_effect.h"
#include "scenario/uncertain_targets.h"
#include "yaml/read_file.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

/// What a cell may be: a rounded count may lie below 0, which means 0.
Limits limits_of(Variable variable) {
  const VariableRule& rule = rule_of(variable);
  if (rule.largest == nullptr) return {rule.low, rule.high};
  return {rule.below == Below::means_zero ? -rule.largest->largest : 0, rule.largest->largest};
}

/// Reads the cells of one file and keeps what is wrong with them.
class DrawsReader {
 public:
  DrawsReader(const std::string& file, const std::vector<UncertainTarget>& targets) : file_(file), targets_(targets) {}

  std::vector<UncertainParameter> read(const std::vector<CsvLine>& lines) {
    for (const CsvCell& cell : lines[0].cells) add_column(lines[0], cell);
    if (lines.size() == 1) errors_.add({file_, 0, 0, "", "no draws; expected at least one row below the header"});
    errors_.finish();
    for (std::size_t i = 1; i < lines.size(); ++i) {
      for (std::size_t c = 0; c < columns_.size(); ++c) add_value(lines[i], c);
    }
    errors_.finish();
    return columns_;
  }

 private:
  void complain(const CsvLine& line, const CsvCell& cell, const std::string& message) {
    errors_.add({file_, line.line, cell.column, "", message});
  }

  void add_column(const CsvLine& line, const CsvCell& cell) {
    const auto is_it = [&](const UncertainTarget& target) { return target.parameter.path == cell.text; };
    const auto target = std::find_if(targets_.begin(), targets_.end(), is_it);
    if (target == targets_.end()) {
      std::vector<std::string> known;
      for (const UncertainTarget& other : targets_) known.push_back(other.parameter.path);
      const std::string nearest = nearest_name(cell.text, known);
      return complain(line, cell,
                      "no parameter that may be uncertain has the path " + in_quotes(cell.text) +
                          (nearest.empty() ? "; expected a path as systems.NAME.availability"
                                           : "; did you mean " + in_quotes(nearest) + "?"));
    }
    const auto is_same = [&](const UncertainParameter& other) { return other.path == cell.text; };
    if (std::any_of(columns_.begin(), columns_.end(), is_same)) {
      complain(line, cell, "column " + in_quotes(cell.text) + " is there twice; expected once");
    }
    UncertainParameter column = target->parameter;
    column.distribution = {Empirical{{}}};
    column.is_joint = true;
    columns_.push_back(std::move(column));
    limits_.push_back(limits_of(target->variable));
  }

  void add_value(const CsvLine& line, std::size_t column) {
    const CsvCell& cell = line.cells[column];
    const bool is_number = !cell.text.empty() && number_length(cell.text) == cell.text.size();
    const auto value = is_number ? to_double(cell.text) : std::nullopt;
    const Limits& limits = limits_[column];
    if (!value || *value < limits.low || *value > limits.high) {
      return complain(line, cell,
                      in_quotes(cell.text) + " for " + columns_[column].path +
                          "; expected a number in SI units, from " + shortest(limits.low) + " to " +
                          shortest(limits.high));
    }
    std::get<Empirical>(columns_[column].distribution.law).values.push_back(*value);
  }

  const std::string& file_;
  const std::vector<UncertainTarget>& targets_;
  std::vector<UncertainParameter> columns_;
  std::vector<Limits> limits_;
  ErrorCollector errors_;
};

/// None, after complaints of the file, where it cannot be read.
std::vector<UncertainParameter> read_columns(const std::string& path, const std::vector<UncertainTarget>& targets,
                                             Diagnostics& diagnostics) {
  try {
    const std::string text = read_other_file(path, "a CSV file of joint draws");
    return DrawsReader(path, targets).read(parse_csv(text, path));
  } catch (const InputErrors& errors) {
    const int source = diagnostics.add_source(path);
    for (const InputError& error : errors.errors()) {
      Place place;
      place.source = source;
      place.line = error.line;
      place.column = error.column;
      diagnostics.error(place, "", error.message);
    }
    return {};
  }
}

/// A key beside the paths.
void describe_joint_draws(const Value& section) {
  section.shape->become(ShapeKind::by_name);
  ShapeKey& key = section.shape->key(joint_draws_key);
  key.value.meaning = "a CSV file of joint draws, relative to the scenario";
  Text()(section.describing(key.name, key.value));
}

}  // namespace

void read_joint_draws(const Value& section, const std::string& scenario_file, Reading& reading) {
  if (section.describes()) return describe_joint_draws(section);
  const Node* const node = section.node->find(joint_draws_key);
  if (node == nullptr) return;
  const Value file = section.child(std::string(joint_draws_key), *node);
  const auto name = Text{"a CSV file of joint draws, relative to the scenario"}(file);
  if (!name) return;
  const std::string path = beside(scenario_file, *name);
  const std::vector<UncertainTarget> targets = uncertain_targets(reading.scenario);
  for (UncertainParameter& column : read_columns(path, targets, *section.diagnostics)) {
    if (column.field == UncertainField::count && !reading.scenario.salvos[SalvoId(column.index)].count.is_constant()) {
      file.error("has the column " + column.path + ", a count that is a distribution already; expected one of the two");
    }
    check_effect(column, reading, file.node->place, file, "column " + column.path + ": ");
    reading.scenario.uncertain.push_back(std::move(column));
  }
}

}  // namespace bulwark
