#include "tally/sample.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "base/constants.h"
#include "metrics/fixed_point.h"
#include "statistics/quantiles.h"

namespace bulwark {

namespace {

/// What summary.csv takes quantiles of.
std::vector<double> values_of(const Series& series) {
  std::vector<double> values;
  values.reserve(series.trials());
  for (std::size_t i = 0; i < series.trials(); ++i) {
    if (!series.form.is_ratio) {
      values.push_back(static_cast<double>(series.x[i]) / series.form.units);
    } else if (series.y[i] > 0) {
      const bool is_rounded = !series.form.is_share;  // ratios of money keep six digits in tallies
      values.push_back(is_rounded ? static_cast<double>(ratio_to_steps(series.x[i], series.y[i])) / ratio_steps
                                  : static_cast<double>(series.x[i]) / static_cast<double>(series.y[i]));
    }
  }
  return values;
}

double quantile(std::vector<double>& values, double q) {
  const auto rank = static_cast<std::ptrdiff_t>(quantile_rank(q, values.size()));
  std::nth_element(values.begin(), values.begin() + (rank - 1), values.end());
  return values[static_cast<std::size_t>(rank - 1)];
}

double mean_square(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value * value;
  return sum / static_cast<double>(values.size());
}

}  // namespace

Sample::Sample(const std::vector<MetricName>& metrics, std::size_t trials) {
  for (const MetricName& metric : metrics) {
    const MetricForm form = form_of(metric);
    series.push_back({form, std::vector<std::int64_t>(trials), std::vector<std::int64_t>(form.is_ratio ? trials : 0)});
  }
}

void Sample::resize(std::size_t trials) {
  for (Series& of_one : series) {
    of_one.x.resize(trials);
    if (of_one.form.is_ratio) of_one.y.resize(trials);
  }
}

void Sample::put(std::size_t trial, const std::vector<Observation>& observations) {
  for (std::size_t m = 0; m < series.size(); ++m) {
    series[m].x[trial] = observations[m].x;
    if (series[m].form.is_ratio) series[m].y[trial] = observations[m].y;
  }
}

Series first_trials(const Series& series, std::size_t trials) {
  Sample part;
  part.series = {series};
  part.resize(trials);
  return part.series[0];
}

Estimate estimate_of(const Series& series) {
  if (!series.form.is_ratio) {
    Moments moments;
    for (const std::int64_t x : series.x) moments.add(x);
    return mean_estimate(moments, series.form.units);
  }
  PairMoments moments;
  for (std::size_t i = 0; i < series.trials(); ++i) moments.add(series.x[i], series.y[i]);
  return ratio_estimate(moments);
}

Figure figure_of(const Series& series, double end_confidence) {
  Figure figure;
  figure.estimate = estimate_of(series);
  figure.interval = student_interval(figure.estimate, series.trials(), end_confidence);
  if (series.form.is_share) figure.interval = share_interval(figure.estimate, series.trials(), end_confidence);
  if (series.form.is_proportion) {
    const std::int64_t seen = std::accumulate(series.x.begin(), series.x.end(), std::int64_t{0});
    figure.interval = wilson_interval(static_cast<std::uint64_t>(seen), series.trials(), end_confidence);
  }
  std::vector<double> values = values_of(series);
  const auto at = [&values](double q) { return values.empty() ? nan : quantile(values, q); };
  figure.p05 = at(0.05);
  figure.p50 = at(0.5);
  figure.p95 = at(0.95);
  return figure;
}

std::vector<double> deviations_of(const Series& series) {
  const auto n = static_cast<double>(series.trials());
  double sum_x = 0;
  double sum_y = 0;
  for (std::size_t i = 0; i < series.trials(); ++i) {
    sum_x += static_cast<double>(series.x[i]);
    sum_y += series.y_of(i);
  }
  const double ratio = sum_x / sum_y;
  std::vector<double> deviations(series.trials());
  for (std::size_t i = 0; i < series.trials(); ++i) {
    deviations[i] = (static_cast<double>(series.x[i]) - ratio * series.y_of(i)) * n / (sum_y * series.form.units);
  }
  return deviations;
}

Difference difference_of(const Series& a, const Series& b) {
  if (a.trials() != b.trials()) throw std::logic_error("samples of different trials cannot be paired");
  const auto n = static_cast<double>(a.trials());
  const std::vector<double> of_a = deviations_of(a);
  const std::vector<double> of_b = deviations_of(b);
  std::vector<double> paired(of_a.size());
  for (std::size_t i = 0; i < paired.size(); ++i) paired[i] = of_a[i] - of_b[i];
  Difference difference;
  difference.estimate.value = estimate_of(a).value - estimate_of(b).value;
  difference.estimate.standard_error = n > 1 ? std::sqrt(mean_square(paired) / (n - 1)) : nan;
  difference.interval = student_interval(difference.estimate, a.trials());
  difference.variance_reduction = (mean_square(of_a) + mean_square(of_b)) / mean_square(paired);
  return difference;
}

}  // namespace bulwark
