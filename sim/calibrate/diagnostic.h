// What must hold of a calibration before its draws are used.
#pragma once

#include <string>

namespace bulwark {

/// A test of the result: it holds where the value is on the right side of the limit.
struct Diagnostic {
  std::string name;
  std::string of;  // what it is about; empty: the whole
  double value = 0;
  double limit = 0;
  bool is_least = true;  // the limit is the least that will do, not the most
  std::string fault;     // what to say where it does not hold

  bool holds() const { return is_least ? value >= limit : value <= limit; }
};

/// Weights with a longer tail are not to be trusted (weights.h).
constexpr double most_pareto_shape = 0.7;

}  // namespace bulwark
