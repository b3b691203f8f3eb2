// What a metric adds up to over trials, whatever its form.
#pragma once

#include <cstdint>
#include <variant>

#include "metrics/metric_list.h"
#include "statistics/frequency_table.h"
#include "statistics/histogram.h"
#include "statistics/intervals.h"
#include "statistics/moments.h"
#include "statistics/rounded_histogram.h"

namespace bulwark {

class MetricTally {
 public:
  explicit MetricTally(const MetricForm& form);

  void add(const Observation& observation);
  /// Precondition: of the same form.
  void merge(const MetricTally& other);

  /// Mean, or ratio of sums.
  Estimate estimate() const;
  /// 95 %: Student's of a mean, Wilson's of a proportion, that of a share of a share (statistics/intervals.h).
  ConfidenceInterval interval() const;
  /// One value a trial; a ratio only in trials in which it exists. All but counts to four digits.
  FrequencyTable values() const;

  friend bool operator==(const MetricTally&, const MetricTally&) = default;

 private:
  struct Ratio {
    PairMoments moments;
    RoundedHistogram values{9000};  // in ratio_steps
    friend bool operator==(const Ratio&, const Ratio&) = default;
  };

  MetricForm form_;
  std::uint64_t trials_ = 0;
  std::variant<CountHistogram, RoundedHistogram, Ratio> sum_;
};

}  // namespace bulwark
