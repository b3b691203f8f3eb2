#include "decide/early_law.h"

#include <algorithm>
#include <cmath>

namespace bulwark {

namespace {

/// With the values of a list in order, so that what lies between two values of u lies between two values drawn.
Distribution in_order(Distribution distribution) {
  if (Empirical* empirical = std::get_if<Empirical>(&distribution.law)) {
    std::sort(empirical->values.begin(), empirical->values.end());
  }
  return distribution;
}

}  // namespace

std::vector<double> early_times_s(const Distribution& distribution, double scale, std::uint32_t strata) {
  if (const Constant* constant = distribution.as<Constant>()) return {constant->value * scale};
  const double least_s = std::max(0.0, distribution.low);
  if (!has_quantile(distribution)) return {least_s * scale};
  const Distribution ordered = in_order(distribution);
  std::vector<double> times_s{least_s * scale};  // the stratum that the cut at `low` divides counts as whole
  for (std::uint32_t k = 1; k < strata; ++k) {
    const double edge_s = quantile(ordered, static_cast<double>(k) / strata);
    if (edge_s > least_s && edge_s <= distribution.high) times_s.push_back(edge_s * scale);
  }
  std::sort(times_s.begin(), times_s.end());  // an exponential's quantile() falls
  return times_s;
}

SteppedLaw stepped(const std::vector<double>& times_s, double step_s) {
  const auto step_of = [&](double time_s) { return static_cast<std::uint32_t>(std::floor(time_s / step_s)); };
  SteppedLaw law;
  law.first = step_of(times_s.front());
  const std::size_t steps = step_of(times_s.back()) - law.first + 1;
  law.weight.assign(steps, 0);
  law.offset_s.assign(steps, 0);
  const double each = 1.0 / static_cast<double>(times_s.size());
  for (const double time_s : times_s) {
    const std::uint32_t step = step_of(time_s);
    law.weight[step - law.first] += each;
    law.offset_s[step - law.first] += each * std::max(0.0, time_s - step * step_s);
  }
  for (std::size_t k = 0; k < steps; ++k) {
    if (law.weight[k] > 0) law.offset_s[k] /= law.weight[k];
  }
  return law;
}

}  // namespace bulwark
