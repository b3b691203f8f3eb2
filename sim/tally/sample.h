// The trials of one scenario as a sample of each metric, and what two samples of the same trials say of a difference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "statistics/intervals.h"
#include "statistics/moments.h"
#include "tally/observer.h"

namespace bulwark {

/// One metric over trials, in their order. Memory: 8 bytes a trial, 16 for a ratio.
struct Series {
  MetricForm form;
  std::vector<std::int64_t> x;
  std::vector<std::int64_t> y;  // ratios only

  std::size_t trials() const { return x.size(); }
  double y_of(std::size_t trial) const { return form.is_ratio ? static_cast<double>(y[trial]) : 1.0; }
};

struct Sample {
  std::vector<Series> series;  // [metric]

  Sample() = default;
  Sample(const std::vector<MetricName>& metrics, std::size_t trials);
  void resize(std::size_t trials);
  void put(std::size_t trial, const std::vector<Observation>& observations);
};

/// A metric of one sample, the same to the last digit as in summary.csv; NaN where the trials do not determine it.
struct Figure {
  Estimate estimate;
  ConfidenceInterval interval;
  double p05 = 0;  // quantiles over trials; of a ratio, over those in which it exists
  double p50 = 0;
  double p95 = 0;
};

/// Each end of the interval holds with `end_confidence`.
Figure figure_of(const Series& series, double end_confidence = usual_end_confidence);

/// Its first trials.
Series first_trials(const Series& series, std::size_t trials);

/// The mean, or the ratio of sums, alone.
Estimate estimate_of(const Series& series);

/// Difference `a` - `b` of a metric between two scenarios that ran the same trials under common random numbers
/// (Glasserman and Yao 1992). With R = Σx/Σy (y = 1 for a mean) the standard error is that of the mean of
///   z_i = (x_a - R_a·y_a)/ȳ_a - (x_b - R_b·y_b)/ȳ_b,
/// the paired form of the delta method; exact for means.
struct Difference {
  Estimate estimate;
  ConfidenceInterval interval;  // 95 %, Student
  double variance_reduction =
      0;  // variance of the same difference from independent trials over this one's; NaN for 0/0
};

/// Throws std::logic_error where the samples are of different lengths.
Difference difference_of(const Series& a, const Series& b);

/// The deviations behind a figure's standard error: (x_i - R·y_i)/ȳ in units of the metric. Their mean is 0.
std::vector<double> deviations_of(const Series& series);

}  // namespace bulwark
