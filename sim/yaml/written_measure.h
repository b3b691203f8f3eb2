// A number with or without a unit as a person writes it, where no place of a file belongs to it: levels of factors,
// ends of searches, half-widths.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bulwark {

/// A number and the unit behind it, both as written.
struct WrittenMeasure {
  double value = 0;
  std::string number;
  std::string unit;
};

/// The measure that an unquoted text is; none where it is anything else.
std::optional<WrittenMeasure> written_measure(std::string_view text);

/// Its value in another unit, or without one as it is; none where the two are not of one kind.
std::optional<double> value_in(const std::string& unit, const WrittenMeasure& measure);

/// What a text such as `0.05` or `5 %` says; none where it is neither a plain number nor a percentage.
std::optional<double> written_level(std::string_view text);

/// The shortest text of a number to 12 digits: 0.1 + 0.2 is written 0.3.
std::string rounded_number(double value);

/// Number and unit as a scenario writes them.
std::string with_unit(const std::string& number, const std::string& unit);

}  // namespace bulwark
