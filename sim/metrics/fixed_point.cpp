#include "metrics/fixed_point.h"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

#include "base/input_error.h"

namespace bulwark {

std::int64_t to_steps(double value, double steps, const std::string& what) {
  constexpr double most = 1e12;
  constexpr double tolerance = 0.01;
  if (!(value >= 0 && value <= most)) {
    refuse(fmt::format("{}: {} is outside [0, {}]; choose a larger unit", what, value, most));
  }
  const double exact = value * steps;
  const double rounded = std::round(exact);
  if (std::abs(rounded - exact) > tolerance * exact) {
    refuse(fmt::format("{}: {} is too fine for the step of {} that results count in; choose a smaller unit", what,
                       value, 1 / steps));
  }
  return static_cast<std::int64_t>(rounded);
}

std::int64_t ratio_to_steps(std::int64_t x, std::int64_t y) {
  const double ratio = static_cast<double>(x) / static_cast<double>(y);
  if (!(ratio <= 9e6)) {
    throw std::overflow_error(fmt::format("the defender's cost is {} times the attacker's: beyond 9e6", ratio));
  }
  constexpr std::int64_t six_digits = 1'000'000;
  const auto steps = static_cast<std::int64_t>(std::round(ratio * ratio_steps));
  std::int64_t quantum = 1;
  while (steps / quantum >= six_digits) quantum *= 10;
  return (steps + quantum / 2) / quantum * quantum;
}

}  // namespace bulwark
