#include "inquiry/saturation_reader.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "base/input_error.h"
#include "base/phrase.h"
#include "inquiry/metric_option.h"
#include "tally/written_figure.h"
#include "yaml/written_measure.h"

namespace bulwark {

namespace {

bool is_digits(const std::string& text) {
  return text.find_first_not_of("-0123456789") == std::string::npos;
}

void read_until(const std::string& text, SaturationQuery& query) {
  const std::size_t at = text.find_first_of("<>");
  const bool has_relation = at != std::string::npos && at + 1 < text.size() && text[at + 1] == '=';
  if (!has_relation) refuse("--until", in_quotes(text) + " is no condition; expected one as leakage:all>=0.10");
  query.metric = read_metric("--until", std::string(trimmed(std::string_view(text).substr(0, at))));
  query.crossing.is_at_most = text[at] == '<';
  const std::string_view level_text = trimmed(std::string_view(text).substr(at + 2));
  const auto level = written_level(level_text);
  if (!level) refuse("--until", in_quotes(text.substr(at + 2)) + " is no level; expected a number or a percentage");
  if (const auto fault = figure_fault(query.metric, level_text, FigureOf::level)) refuse("--until", *fault);
  query.crossing.level = *level;
}

void read_range(const SaturationTexts& texts, SaturationQuery& query) {
  const auto from = written_measure(texts.from);
  const auto to = written_measure(texts.to);
  ErrorCollector errors;
  for (const auto& [end, option] : {std::pair(from, "--from"), std::pair(to, "--to")}) {
    if (!end) errors.add({option, 0, 0, "", "expected a number, with its unit if it has one, as '5 min'"});
  }
  errors.finish();
  const auto to_value = value_in(from->unit, *to);
  if (!to_value) {
    refuse("--to", in_quotes(texts.to) + " and " + in_quotes(texts.from) + " of --from are not of one kind");
  }
  if (!(from->value < *to_value)) refuse("--to", in_quotes(texts.to) + " is not above --from");
  CrossingQuery& range = query.crossing;
  query.unit = from->unit;
  range.from = from->value;
  range.to = *to_value;
  range.is_whole = from->unit.empty() && is_digits(from->number) && is_digits(to->number);
  if (!(texts.tolerance >= 0)) refuse("--tolerance", "expected a width above 0, or 0 for a thousandth of the range");
  range.tolerance = texts.tolerance > 0 ? texts.tolerance : (range.to - range.from) / 1000;
}

/// Common random numbers are the point of it: what is drawn, and how often, is the command's.
void check_is_of_the_scene(const std::string& option, const std::string& path) {
  if (path != "seed" && path != "trials") return;
  refuse(option, fmt::format("{0}: every value runs the same trials; expected a path of the raid or the defence, and "
                             "--{0} beside it",
                             path));
}

void read_second(const SaturationTexts& texts, SaturationQuery& query) {
  const std::string& text = texts.also;
  if (text.empty()) return;
  if (text.find('=') == std::string::npos) refuse("--for", in_quotes(text) + " is not of the form PATH=V1,V2,...");
  const Override first = parse_override(text);
  if (first.path == texts.vary) refuse("--for", first.path + " is what --vary varies; expected another path");
  check_is_of_the_scene("--for", first.path);
  query.second_path = first.path;
  query.second_values.clear();
  std::string rest = first.value;
  for (std::size_t comma = rest.find(','); comma != std::string::npos; comma = rest.find(',')) {
    query.second_values.emplace_back(trimmed(std::string_view(rest).substr(0, comma)));
    rest = rest.substr(comma + 1);
  }
  query.second_values.emplace_back(trimmed(rest));
}

}  // namespace

SaturationQuery read_saturation_query(const SaturationTexts& texts) {
  SaturationQuery query;
  query.path = texts.vary;
  ErrorCollector errors;
  errors.collect([&] { check_is_of_the_scene("--vary", texts.vary); });
  errors.collect([&] { read_until(texts.until, query); });
  errors.collect([&] { read_range(texts, query); });
  errors.collect([&] { read_second(texts, query); });
  errors.finish();
  return query;
}

}  // namespace bulwark
