#include "inquiry/cautious_figure.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "base/constants.h"
#include "tally/alike.h"

namespace bulwark {

namespace {

/// By how much a trial may be below the value of most, and above it; 0: not known.
struct Reach {
  double down = 0;
  double up = 0;
};

Reach reach_of(const Alike& alike, const Series& series) {
  if (series.form.is_fraction()) {
    const double weight = largest_change_of(series);
    return {alike.value * weight, (1 - alike.value) * weight};
  }
  const double change = std::max(alike.largest, series.form == MetricForm{} ? 1.0 : 0.0);
  return {change, change};
}

/// Of a probability. Each end holds for itself, which those of Wilson's interval do not where few trials differ: it is
/// right of both together.
ConfidenceInterval exact_interval(const Series& series, double end_confidence) {
  const auto seen = static_cast<std::uint64_t>(std::accumulate(series.x.begin(), series.x.end(), std::int64_t{0}));
  const std::uint64_t n = series.trials();
  return {1 - most_share(n - seen, n, end_confidence), most_share(seen, n, end_confidence)};
}

}  // namespace

Figure cautious_figure_of(const Series& series, double end_confidence) {
  Figure figure = figure_of(series, end_confidence);
  if (series.form.is_proportion) {
    figure.interval = exact_interval(series, end_confidence);
    return figure;
  }
  if (!std::isfinite(figure.estimate.standard_error)) return figure;
  std::vector<double> values = deviations_of(series);
  for (double& value : values) value += figure.estimate.value;
  const Alike alike = alike_of(std::move(values));
  if (!alike.are_few()) return figure;
  const Reach reach = reach_of(alike, series);
  if (reach.down + reach.up == 0) {
    figure.interval = {nan, nan};
    return figure;
  }
  const double share = most_share(alike.others, series.trials(), end_confidence);
  figure.interval.low = std::max(0.0, std::min(figure.interval.low, alike.value - share * reach.down));
  figure.interval.high = std::max(figure.interval.high, alike.value + share * reach.up);
  return figure;
}

}  // namespace bulwark
