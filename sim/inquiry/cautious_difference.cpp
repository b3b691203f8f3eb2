#include "inquiry/cautious_difference.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "tally/alike.h"

namespace bulwark {

namespace {

/// Trial by trial; their mean is the difference.
std::vector<double> differences_of(const Series& a, const Series& b, double mean) {
  std::vector<double> differences = deviations_of(a);
  const std::vector<double> others = deviations_of(b);
  for (std::size_t i = 0; i < differences.size(); ++i) differences[i] += mean - others[i];
  return differences;
}

/// By how much a trial may differ from the value of most, downwards and upwards.
std::pair<double, double> reach_of(const Alike& alike, const Series& a, const Series& b) {
  if (a.form.is_fraction()) {
    const double most = std::max(largest_change_of(a), largest_change_of(b));
    return {most + alike.value, most - alike.value};
  }
  const double change = std::max(alike.largest, a.form == MetricForm{} ? 1.0 : 0.0);
  return {change, change};
}

}  // namespace

Difference cautious_difference_of(const Series& a, const Series& b) {
  Difference difference = difference_of(a, b);
  if (!std::isfinite(difference.estimate.standard_error)) return difference;
  const Alike alike = alike_of(differences_of(a, b, difference.estimate.value));
  if (!alike.are_few()) return difference;
  const double share = most_share(alike.others, a.trials(), usual_end_confidence);
  const auto [down, up] = reach_of(alike, a, b);
  ConfidenceInterval& interval = difference.interval;
  interval.low = std::min(interval.low, alike.value - share * down);
  interval.high = std::max(interval.high, alike.value + share * up);
  return difference;
}

}  // namespace bulwark
