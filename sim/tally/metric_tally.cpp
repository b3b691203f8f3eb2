#include "tally/metric_tally.h"

#include "base/contract.h"
#include "metrics/fixed_point.h"

namespace bulwark {

MetricTally::MetricTally(const MetricForm& form) : form_(form) {
  if (form.is_ratio) {
    sum_ = Ratio{};
  } else if (form.units != 1) {
    sum_ = RoundedHistogram();
  }
}

void MetricTally::add(const Observation& observation) {
  ++trials_;
  if (auto* const counts = std::get_if<CountHistogram>(&sum_)) {
    counts->add(static_cast<std::uint32_t>(observation.x));
  } else if (auto* const values = std::get_if<RoundedHistogram>(&sum_)) {
    values->add(observation.x);
  } else {
    Ratio& ratio = std::get<Ratio>(sum_);
    ratio.moments.add(observation.x, observation.y);
    if (observation.y > 0) ratio.values.add(ratio_to_steps(observation.x, observation.y));
  }
}

void MetricTally::merge(const MetricTally& other) {
  EXPECTS(sum_.index() == other.sum_.index());
  trials_ += other.trials_;
  if (auto* const counts = std::get_if<CountHistogram>(&sum_)) {
    counts->merge(std::get<CountHistogram>(other.sum_));
  } else if (auto* const values = std::get_if<RoundedHistogram>(&sum_)) {
    values->merge(std::get<RoundedHistogram>(other.sum_));
  } else {
    Ratio& ratio = std::get<Ratio>(sum_);
    ratio.moments.merge(std::get<Ratio>(other.sum_).moments);
    ratio.values.merge(std::get<Ratio>(other.sum_).values);
  }
}

Estimate MetricTally::estimate() const {
  if (const auto* const counts = std::get_if<CountHistogram>(&sum_)) return mean_estimate(counts->moments());
  if (const auto* const values = std::get_if<RoundedHistogram>(&sum_))
    return mean_estimate(values->moments(), form_.units);
  return ratio_estimate(std::get<Ratio>(sum_).moments);
}

ConfidenceInterval MetricTally::interval() const {
  if (form_.is_proportion) {
    return wilson_interval(static_cast<std::uint64_t>(std::get<CountHistogram>(sum_).moments().sum), trials_);
  }
  if (!form_.is_share) return student_interval(estimate(), trials_);
  return share_interval(estimate(), trials_);
}

FrequencyTable MetricTally::values() const {
  if (const auto* const counts = std::get_if<CountHistogram>(&sum_)) return FrequencyTable(*counts);
  if (const auto* const values = std::get_if<RoundedHistogram>(&sum_)) return values->values(form_.units);
  return std::get<Ratio>(sum_).values.values(ratio_steps);
}

}  // namespace bulwark
