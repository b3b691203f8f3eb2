#include "inquiry/sobol_indices.h"

#include <algorithm>
#include <cmath>

#include "base/constants.h"
#include "base/contract.h"
#include "random/stream.h"
#include "statistics/covariance.h"
#include "statistics/quantiles.h"

namespace bulwark {

namespace {

constexpr std::uint32_t bootstrap_samples = 1000;
constexpr double rounding = 1e-24;  // relative variance that is no more than that of rounded sums

/// The indices of one set of rows, each row counted so many times.
struct PointIndices {
  double mean = 0;
  double variance = 0;  // NaN, and so the indices, where there is none
  std::vector<double> first;
  std::vector<double> total;
};

PointIndices indices_of(const std::vector<SobolRow>& rows, const std::vector<std::uint32_t>& times) {
  const auto n = static_cast<double>(rows.size());
  PointIndices result;
  for (std::size_t r = 0; r < rows.size(); ++r) result.mean += times[r] * (rows[r].a + rows[r].b) / (2 * n);
  const double mean = result.mean;
  double squares = 0;
  double noise = 0;
  result.first.assign(rows[0].ab.size(), 0);
  result.total.assign(rows[0].ab.size(), 0);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const SobolRow& row = rows[r];
    squares += times[r] * ((row.a - mean) * (row.a - mean) + (row.b - mean) * (row.b - mean));
    noise += times[r] * (row.variance_a + row.variance_b);
    for (std::size_t i = 0; i < row.ab.size(); ++i) {
      const double step = row.ab[i] - row.a;
      result.first[i] += times[r] * ((row.b - mean) * step - row.first_noise[i]) / n;
      result.total[i] += times[r] * (step * step - row.total_noise[i]) / (2 * n);
    }
  }
  result.variance = squares / (2 * n - 1) - noise / (2 * n);
  if (!(result.variance > rounding * mean * mean)) result.variance = nan;
  for (double& value : result.first) value /= result.variance;
  for (double& value : result.total) value /= result.variance;
  return result;
}

/// How often each row is drawn when as many are drawn as there are, with replacement.
std::vector<std::uint32_t> resample(std::size_t rows, std::uint64_t seed, std::uint32_t number) {
  Stream stream(TrialStreams(seed, number), {hash_name("bootstrap"), 0}, Purpose::study);
  std::vector<std::uint32_t> times(rows, 0);
  for (std::size_t i = 0; i < rows; ++i) {
    const auto drawn = static_cast<std::size_t>(unit_open(stream()) * static_cast<double>(rows));
    ++times[std::min(drawn, rows - 1)];
  }
  return times;
}

/// Central 95 % of the bootstrap's values; none where in some sample the metric did not vary.
std::optional<ConfidenceInterval> percentile_interval(std::vector<double> values) {
  if (std::any_of(values.begin(), values.end(), [](double value) { return std::isnan(value); })) return std::nullopt;
  std::sort(values.begin(), values.end());
  return ConfidenceInterval{values[quantile_rank(0.025, values.size()) - 1],
                            values[quantile_rank(0.975, values.size()) - 1]};
}

/// Points or their trials differ beyond the rounding of sums.
bool varies(const std::vector<SobolRow>& rows) {
  const double first = rows[0].a;
  const double noise = rounding * first * first;  // of a variance
  const auto differs = [&](double value) { return (value - first) * (value - first) > noise; };
  return std::any_of(rows.begin(), rows.end(), [&](const SobolRow& row) {
    return row.variance_a > noise || row.variance_b > noise || differs(row.a) || differs(row.b) ||
           std::any_of(row.ab.begin(), row.ab.end(), differs);
  });
}

}  // namespace

SobolRow sobol_row(const std::vector<Series>& points) {
  std::vector<double> means;
  std::vector<std::vector<double>> deviations;
  for (const Series& point : points) {
    means.push_back(estimate_of(point).value);
    deviations.push_back(deviations_of(point));
  }
  SobolRow row;
  row.a = means[0];
  row.b = means[1];
  row.variance_a = covariance_of_means(deviations[0], deviations[0]);
  row.variance_b = covariance_of_means(deviations[1], deviations[1]);
  for (std::size_t p = 2; p < points.size(); ++p) {
    std::vector<double> step = deviations[p];
    for (std::size_t t = 0; t < step.size(); ++t) step[t] -= deviations[0][t];
    row.ab.push_back(means[p]);
    row.first_noise.push_back(covariance_of_means(deviations[1], step));
    row.total_noise.push_back(covariance_of_means(step, step));
  }
  return row;
}

SobolIndices sobol_indices(const std::vector<SobolRow>& rows, std::uint64_t seed) {
  EXPECTS(rows.size() >= 2 && rows.size() <= max_sobol_rows);
  const std::size_t inputs = rows[0].ab.size();
  const PointIndices whole = indices_of(rows, std::vector<std::uint32_t>(rows.size(), 1));
  std::vector<std::vector<double>> first(inputs);
  std::vector<std::vector<double>> total(inputs);
  for (std::uint32_t sample = 0; sample < bootstrap_samples; ++sample) {
    const PointIndices drawn = indices_of(rows, resample(rows.size(), seed, sample));
    for (std::size_t i = 0; i < inputs; ++i) {
      first[i].push_back(drawn.first[i]);
      total[i].push_back(drawn.total[i]);
    }
  }
  SobolIndices result{whole.mean, std::sqrt(whole.variance), varies(rows), {}, {}};
  for (std::size_t i = 0; i < inputs; ++i) {
    result.first.push_back({whole.first[i], percentile_interval(first[i])});
    result.total.push_back({whole.total[i], percentile_interval(total[i])});
  }
  return result;
}

}  // namespace bulwark
