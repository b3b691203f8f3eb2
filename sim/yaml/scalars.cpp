#include "yaml/scalars.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/foreign_units.h"
#include "base/number.h"
#include "yaml/scalar_shapes.h"
#include "yaml/written_measure.h"
#include "yaml/written_range.h"

namespace bulwark {

namespace {

/// A number and what follows it.
struct Measure {
  double value = 0;
  std::string_view number;
  std::string_view unit;
};

/// Splits a scalar into its number and its unit; complains of all that is no number. With a unit a scalar is text to
/// YAML either way, so quotes mean nothing, and JSON needs them; a number in quotes is a text where it is wanted bare.
std::optional<Measure> read_measure(const Value& value, const std::string& expected, bool has_unit = false) {
  if (!is_measure(value) && !(has_unit && value.is(NodeKind::scalar))) {
    value.unexpected(expected + (value.is(NodeKind::scalar) ? ", without quotes" : ""));
    return std::nullopt;
  }
  const std::string_view text = value.node->text;
  const std::size_t length = number_length(text);
  if (length == 0) {
    const std::string likely = likely_number(text);
    value.error(in_quotes(text) + " is not a number; expected " + expected +
                (likely.empty() ? "" : "; did you mean " + likely + "?"));
    return std::nullopt;
  }
  const std::optional<double> number = to_double(text.substr(0, length));
  if (!number) {
    value.error(in_quotes(text) + " is too large or too small for a number; expected " + expected);
    return std::nullopt;
  }
  return Measure{*number, text.substr(0, length), trimmed(text.substr(length))};
}

bool is_of_size(double value, const Size& size) {
  return value == 0 || (std::abs(value) >= size.smallest && std::abs(value) <= size.largest);
}

/// "1e-06 to 1e+09 s" of what is not 0.
std::string in_words(const Size& size) {
  return shortest(size.smallest) + " to " + with_unit(shortest(size.largest), std::string(size.unit));
}

std::string in_words(const Limits& limits) {
  std::string words;
  if (std::isfinite(limits.low)) words = (limits.is_open ? "more than " : "at least ") + shortest(limits.low);
  if (std::isfinite(limits.high)) words += (words.empty() ? "at most " : " and at most ") + shortest(limits.high);
  return words;
}

bool is_within(const Value& value, double number, const Limits& limits, const Size& size) {
  const bool is_low = limits.is_open ? !(number > limits.low) : number < limits.low;
  if (is_low || number > limits.high) {
    value.error(in_quotes(value.node->text) + " is out of range; expected " + in_words(limits));
    return false;
  }
  if (!is_of_size(number, size)) {
    const bool may_be_0 = !limits.is_open || limits.low < 0;
    value.error(in_quotes(value.node->text) + " is out of range; expected " + (may_be_0 ? "0, or " : "") +
                in_words(size));
    return false;
  }
  return true;
}

std::string example_of(Dimension dimension) {
  return std::string(name_of(dimension)) + " in " + join_or(symbols_of(dimension));
}

/// The number as it stands with each unit that would do.
std::string with_units(std::string_view number, Dimension dimension) {
  std::vector<std::string> examples;
  for (const std::string& symbol : symbols_of(dimension))
    examples.push_back(in_quotes(fmt::format("{} {}", number, symbol)));
  return join_or(examples);
}

bool differs_in_case_only(std::string_view a, std::string_view b) {
  return a.size() == b.size() && edit_distance(a, b) == 0;
}

/// What may have been meant, empty where nothing is near. Of short names only one in other letters of the same word:
/// two units may differ by a letter and by a factor of thousands.
std::string likely_measure(const Measure& measure, Dimension dimension) {
  if (const auto same = in_known_unit(measure.value, measure.unit, dimension)) return *same;
  const std::string nearest = nearest_name(measure.unit, symbols_of(dimension));
  const bool is_sure = measure.unit.size() > 3 || differs_in_case_only(measure.unit, nearest);
  return nearest.empty() || !is_sure ? "" : fmt::format("{} {}", measure.number, nearest);
}

void complain_of_unit(const Value& value, const Measure& measure, Dimension dimension) {
  if (measure.unit.empty()) {
    value.error(in_quotes(value.node->text) + " has no unit; expected " + std::string(name_of(dimension)) + ", as " +
                with_units(measure.number, dimension));
  } else if (const Unit* unit = find_unit(measure.unit)) {
    value.error(in_quotes(value.node->text) + " is " + std::string(name_of(unit->dimension)) + "; expected " +
                example_of(dimension));
  } else {
    const std::string likely = likely_measure(measure, dimension);
    value.error("unknown unit " + in_quotes(measure.unit) + "; expected " + example_of(dimension) +
                (likely.empty() ? "" : "; did you mean " + in_quotes(likely) + "?"));
  }
}

std::optional<double> read_share(const Value& value, const std::string& called = "a probability") {
  const std::string expected = called + ", 0 to 1 or 0 % to 100 %";
  const auto measure = read_measure(value, expected);
  if (!measure) return std::nullopt;
  if (measure->unit == "%") return measure->value / 100;
  if (measure->unit.empty()) return measure->value;
  value.error(in_quotes(value.node->text) + " is not a plain number or a percentage; expected " + expected);
  return std::nullopt;
}

bool is_whole(std::string_view text) {
  const std::size_t start = text.starts_with('-') ? 1 : 0;
  return number_length(text) == text.size() && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(start),
                                                           text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Of what is no whole number from `low` to `high` in digits alone: 1e9 may be one that is written otherwise.
void refuse_whole(const Value& value, const Measure& measure, double low, double high, const std::string& expected) {
  constexpr double most_meant = 1e15;  // more are not exact
  const std::string& text = value.node->text;
  const bool is_number = measure.value == std::floor(measure.value) && !written_range(*value.node);
  const bool is_inside = measure.value >= low && measure.value <= high;
  const bool is_written_otherwise = is_number && measure.unit.empty() && !is_whole(text);
  const char* const fault = is_whole(text) || (is_written_otherwise && !is_inside) ? " is out of range"
                            : is_written_otherwise                                 ? " is not written in digits alone"
                                                                                   : " is not a whole number";
  const bool is_meant = is_number && is_inside && !is_whole(text) && std::abs(measure.value) <= most_meant;
  value.error(in_quotes(text) + fault + "; expected " + expected +
              (is_meant ? fmt::format("; did you mean {:.0f}?", measure.value) : ""));
}

}  // namespace

bool carries_unit(std::string_view text) {
  const std::size_t length = number_length(text);
  const std::string_view unit = trimmed(text.substr(length));
  return length > 0 && (unit == "%" || find_unit(unit) != nullptr);
}

std::string Number::written(double number) {
  return std::isfinite(number) ? shortest(number) : "";
}

std::string Quantity::written(double si) const {
  return in_si(si, dimension);
}

std::string Probability::written(double probability) {
  return shortest(probability);
}

bool is_measure(const Value& value) {
  return value.is(NodeKind::scalar) && (!value.node->is_quoted || carries_unit(value.node->text));
}

std::optional<double> Number::operator()(const Value& value) const {
  if (value.describes()) return describe_number(value, limits, *size);
  const auto measure = read_measure(value, expected);
  if (!measure) return std::nullopt;
  if (!measure->unit.empty()) {
    value.error(in_quotes(value.node->text) + " has a unit; expected " + expected + ", as " +
                std::string(measure->number));
    return std::nullopt;
  }
  return is_within(value, measure->value, limits, *size) ? std::optional(measure->value) : std::nullopt;
}

std::optional<double> Quantity::operator()(const Value& value) const {
  if (value.describes()) return describe_quantity(value, dimension, limits);
  const auto measure = read_measure(value, example_of(dimension), true);
  if (!measure) return std::nullopt;
  const Unit* unit = find_unit(measure->unit);
  if (unit == nullptr || unit->dimension != dimension) {
    complain_of_unit(value, *measure, dimension);
    return std::nullopt;
  }
  const double si = to_si(measure->value, *unit);
  return is_within(value, si, limits, size != nullptr ? *size : size_of(dimension)) ? std::optional(si) : std::nullopt;
}

std::optional<double> Probability::operator()(const Value& value) const {
  if (value.describes()) return describe_share(value, {0, 1});
  const std::optional<double> share = read_share(value, called);
  if (!share || (*share >= 0 && *share <= 1)) return share;
  const bool may_be_percent = *share >= 2 && *share <= 100 && !std::string_view(value.node->text).ends_with('%');
  value.error(in_quotes(value.node->text) + " is not " + called + "; expected 0 to 1, or 0 % to 100 %" +
              (may_be_percent ? "; did you mean " + value.node->text + " %?" : ""));
  return std::nullopt;
}

std::optional<double> Share::operator()(const Value& value) const {
  if (value.describes()) return describe_share(value, any);
  return read_share(value);
}

std::optional<std::uint64_t> Whole::operator()(const Value& value) const {
  if (value.describes()) return describe_whole(value, static_cast<double>(low), static_cast<double>(high));
  const std::string expected = fmt::format("a whole number from {} to {}", low, high);
  const auto measure = read_measure(value, expected);
  if (!measure) return std::nullopt;
  const std::string& text = value.node->text;
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  const bool is_read = parsed.ec == std::errc() && parsed.ptr == end;
  if (is_whole(text) && is_read && number >= low && number <= high) return number;
  refuse_whole(value, *measure, static_cast<double>(low), static_cast<double>(high), expected);
  return std::nullopt;
}

std::optional<std::int64_t> Integer::operator()(const Value& value) const {
  constexpr auto most = static_cast<double>(max_count);
  if (value.describes()) return describe_whole(value, -most, most);
  const std::string expected = fmt::format("a whole number from -{0} to {0}", max_count);
  const auto measure = read_measure(value, expected);
  if (!measure) return std::nullopt;
  const std::string& text = value.node->text;
  if (is_whole(text) && std::abs(measure->value) <= most) return static_cast<std::int64_t>(measure->value);
  refuse_whole(value, *measure, -most, most, expected);
  return std::nullopt;
}

std::optional<bool> Flag::operator()(const Value& value) const {
  if (value.describes()) return describe_flag(value);
  const bool is_plain = value.is(NodeKind::scalar) && !value.node->is_quoted;
  if (is_plain && value.node->text == "true") return true;
  if (is_plain && value.node->text == "false") return false;
  value.unexpected("true or false");
  return std::nullopt;
}

std::optional<bool> FormatVersion::operator()(const Value& value) const {
  constexpr std::uint64_t version = 1;
  if (value.describes()) return describe_whole(value, version, version);
  const bool is_ours =
      value.is(NodeKind::scalar) && !value.node->is_quoted && value.node->text == std::to_string(version);
  if (is_ours) return true;
  value.unexpected(key + ": 1, the version of the format that is read here");
  return std::nullopt;
}

std::optional<std::string> Text::operator()(const Value& value) const {
  if (value.describes()) return describe_text(value);
  if (!value.is(NodeKind::scalar)) {
    value.unexpected(expected);
    return std::nullopt;
  }
  const std::string& text = value.node->text;
  const bool has_control =
      std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; });
  if (!has_control) return text;
  value.error(in_quotes(text) + " contains a line break or control character; expected " + expected + " on one line");
  return std::nullopt;
}

}  // namespace bulwark
