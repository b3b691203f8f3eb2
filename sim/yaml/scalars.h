// Strict reads of single values. Each is a function object Value -> optional, so that MapReader::read takes it as it
// is. Of a value that describes each says what it takes (scalar_shapes.h); `written` is such a value as a file has it.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/phrase.h"
#include "base/suggest.h"
#include "base/units.h"
#include "yaml/sizes.h"
#include "yaml/value.h"

namespace bulwark {

/// No count in a scenario is larger.
constexpr std::uint64_t max_count = most(sizes::count);

/// Whether a text is a number with a unit or a percent sign: what may stand in quotes and mean the same.
bool carries_unit(std::string_view text);

/// Whether a value can be a number at all: a scalar without quotes, or one that carries a unit.
bool is_measure(const Value& value);

/// What a number may be; `is_open` leaves the low end out.
struct Limits {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool is_open = false;
};
constexpr Limits any{};
constexpr Limits not_negative{0};
constexpr Limits positive{0, std::numeric_limits<double>::infinity(), true};

/// A number without unit.
struct Number {
  Limits limits = any;
  std::string expected = "a number";
  const Size* size = &sizes::any_number;
  std::optional<double> operator()(const Value& value) const;
  static std::string written(double number);
};

/// A number with a unit of its dimension, in SI.
struct Quantity {
  Dimension dimension;
  Limits limits = any;
  const Size* size = nullptr;  // null: that of the dimension
  std::optional<double> operator()(const Value& value) const;
  std::string written(double si) const;
};

/// 0 to 1, or 0 % to 100 %; `called` is what messages call it.
struct Probability {
  std::string called = "a probability";
  std::optional<double> operator()(const Value& value) const;
  static std::string written(double probability);
};

/// A number or a percentage, of any size: an argument of a probability's distribution.
struct Share {
  std::optional<double> operator()(const Value& value) const;
};

/// A whole number, both limits included.
struct Whole {
  std::uint64_t low = 0;
  std::uint64_t high = max_count;
  std::optional<std::uint64_t> operator()(const Value& value) const;
  static std::string written(std::uint64_t number) { return std::to_string(number); }
};

/// A whole number of either sign, no further from 0 than a count may be.
struct Integer {
  std::optional<std::int64_t> operator()(const Value& value) const;
};

/// `true` or `false`.
struct Flag {
  std::optional<bool> operator()(const Value& value) const;
  static std::string written(bool flag) { return flag ? "true" : "false"; }
};

/// A text on one line, free of control characters.
struct Text {
  std::string expected = "a text";
  std::optional<std::string> operator()(const Value& value) const;
};

/// `1`, the version of the format of a file; `key` is what it stands at.
struct FormatVersion {
  std::string key;
  std::optional<bool> operator()(const Value& value) const;
};

/// One word of a closed list.
template <class Meaning>
struct Choice {
  std::vector<std::pair<std::string, Meaning>> words;

  std::optional<Meaning> operator()(const Value& value) const {
    std::vector<std::string> known;
    for (const auto& [word, meaning] : words) known.push_back(word);
    if (value.describes()) {
      value.shape->become(ShapeKind::words);
      value.shape->words = known;
      return std::nullopt;
    }
    if (!value.is(NodeKind::scalar)) {
      value.unexpected(join_or(known));
      return std::nullopt;
    }
    for (const auto& [word, meaning] : words) {
      if (word == value.node->text) return meaning;
    }
    const std::string nearest = nearest_name(value.node->text, known);
    value.error("unknown word " + in_quotes(value.node->text) + "; expected " + join_or(known) +
                (nearest.empty() ? "" : "; did you mean " + in_quotes(nearest) + "?"));
    return std::nullopt;
  }

  std::string written(const Meaning& value) const {
    for (const auto& [word, meaning] : words) {
      if (meaning == value) return word;
    }
    return {};
  }
};

}  // namespace bulwark
