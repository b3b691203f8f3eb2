#include "yaml/scalar_shapes.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "yaml/written_measure.h"

namespace bulwark {

namespace {

// As base/number.h reads it.
constexpr const char* unsigned_number = R"((0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?)";

std::string escaped(const std::string& symbol) {
  std::string pattern;
  for (const char c : symbol) pattern += c == '^' ? "\\^" : std::string(1, c);
  return pattern;
}

/// A number in one of the units; of what cannot be negative a minus sign is refused (though -0 means 0 to the reader).
std::string pattern_of(const std::vector<std::string>& units, bool may_be_negative) {
  std::string any_unit;
  for (const std::string& unit : units) any_unit += (any_unit.empty() ? "" : "|") + escaped(unit);
  return std::string("^") + (may_be_negative ? "-?" : "") + unsigned_number + "[ \\t]*(" + any_unit + ")$";
}

void become_pattern(Shape& shape, const std::string& pattern) {
  shape.become(ShapeKind::text);
  shape.pattern = pattern;
}

void become_number(Shape& shape, ShapeKind kind, double low, double high) {
  shape.become(kind);
  shape.low = low;
  shape.high = high;
}

}  // namespace

std::nullopt_t describe_number(const Value& value, const Limits& limits, const Size& size) {
  become_number(*value.shape, ShapeKind::number, std::max(limits.low, -size.largest),
                std::min(limits.high, size.largest));
  value.shape->is_open = limits.is_open;
  return std::nullopt;
}

std::nullopt_t describe_whole(const Value& value, double low, double high) {
  become_number(*value.shape, ShapeKind::whole, low, high);
  return std::nullopt;
}

std::nullopt_t describe_quantity(const Value& value, Dimension dimension, const Limits& limits) {
  become_pattern(*value.shape, pattern_of(symbols_of(dimension), limits.low < 0));
  return std::nullopt;
}

std::nullopt_t describe_share(const Value& value, const Limits& limits) {
  value.shape->become(ShapeKind::either);
  Shape& plain = value.shape->add_part();
  become_number(plain, ShapeKind::number, limits.low, limits.high);
  plain.is_open = limits.is_open;
  become_pattern(value.shape->add_part(), pattern_of({"%"}, limits.low < 0));
  return std::nullopt;
}

std::nullopt_t describe_measure(const Value& value) {
  value.shape->become(ShapeKind::either);
  value.shape->add_part().become(ShapeKind::number);
  become_pattern(value.shape->add_part(), std::string("^-?") + unsigned_number + "[ \\t]*[^0-9 \\t].*$");
  return std::nullopt;
}

std::nullopt_t describe_flag(const Value& value) {
  value.shape->become(ShapeKind::flag);
  return std::nullopt;
}

std::nullopt_t describe_text(const Value& value) {
  value.shape->become(ShapeKind::text);
  return std::nullopt;
}

std::nullopt_t describe_nothing(const Value& value) {
  value.shape->become(ShapeKind::nothing);
  return std::nullopt;
}

std::nullopt_t describe_anything(const Value& value) {
  value.shape->become(ShapeKind::anything);
  return std::nullopt;
}

std::string in_si(double si, Dimension dimension) {
  const auto is_si = [](const Unit& unit) { return unit.multiply == unit.divide; };
  for (const Unit& unit : all_units()) {
    if (unit.dimension == dimension && is_si(unit) && std::isfinite(si)) {
      return with_unit(shortest(si), std::string(unit.symbol));
    }
  }
  return {};
}

}  // namespace bulwark
