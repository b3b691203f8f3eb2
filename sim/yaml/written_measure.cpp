#include "yaml/written_measure.h"

#include <fmt/format.h>

#include "base/number.h"
#include "base/units.h"
#include "yaml/scalars.h"

namespace bulwark {

std::optional<WrittenMeasure> written_measure(std::string_view text) {
  const std::size_t length = number_length(text);
  if (length == 0) return std::nullopt;
  const auto value = to_double(text.substr(0, length));
  if (!value) return std::nullopt;
  const std::string_view rest = trimmed(text.substr(length));
  const bool is_unit = rest.find_first_of(" \"'0123456789,") == std::string_view::npos || rest == "m^2";
  if (!is_unit) return std::nullopt;
  return WrittenMeasure{*value, std::string(text.substr(0, length)), std::string(rest)};
}

std::optional<double> value_in(const std::string& unit, const WrittenMeasure& measure) {
  if (measure.unit == unit) return measure.value;
  const Unit* const own = find_unit(measure.unit);
  const Unit* const wanted = find_unit(unit);
  if (own == nullptr || wanted == nullptr || own->dimension != wanted->dimension) return std::nullopt;
  return to_si(measure.value, *own) * wanted->divide / wanted->multiply;
}

std::optional<double> written_level(std::string_view text) {
  const auto measure = written_measure(text);
  if (!measure || (!measure->unit.empty() && measure->unit != "%")) return std::nullopt;
  return measure->unit == "%" ? measure->value / 100 : measure->value;
}

std::string rounded_number(double value) {
  return fmt::format("{:.12g}", value == 0 ? 0.0 : value);
}

std::string with_unit(const std::string& number, const std::string& unit) {
  return unit.empty() ? number : number + " " + unit;
}

}  // namespace bulwark
