#include "decide/importance.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "decide/recording_judge.h"

namespace bulwark {

namespace {

/// Trials of which each part has its share, to one (systematic sampling from a random start).
constexpr std::uint32_t turn = 250;

/// Trials of their own, whatever else is drawn from the seed.
std::uint64_t own_seed(std::uint64_t seed) {
  const Block block = TrialStreams(seed, 0).block({hash_name("importance"), 0}, Purpose::splitting);
  return (static_cast<std::uint64_t>(block.words[0]) << 32U) | block.words[1];
}

}  // namespace

void WeightedSums::add(double weight_of_trial, double chance) {
  const double x = weight_of_trial * chance;
  ++trials;
  value += x;
  value_squares += x * x;
  weight += weight_of_trial;
  weight_squares += weight_of_trial * weight_of_trial;
  if (x <= largest.back()) return;
  largest.back() = x;
  std::sort(largest.rbegin(), largest.rend());
}

void WeightedSums::add(const WeightedSums& later) {
  trials += later.trials;
  value += later.value;
  value_squares += later.value_squares;
  weight += later.weight;
  weight_squares += later.weight_squares;
  std::array<double, 20> all{};
  std::merge(largest.begin(), largest.end(), later.largest.begin(), later.largest.end(), all.begin(),
             [](double a, double b) { return a > b; });
  std::copy_n(all.begin(), largest.size(), largest.begin());
}

double WeightedSums::standard_error() const {
  const auto n = static_cast<double>(trials);
  return std::sqrt(std::max(0.0, value_squares / n - estimate() * estimate()) / (n - 1));
}

double WeightedSums::weight_z() const {
  const auto n = static_cast<double>(trials);
  const double mean = weight / n;
  const double variance = std::max(0.0, weight_squares / n - mean * mean);
  return variance == 0 ? 0 : (mean - 1) / std::sqrt(variance / (n - 1));
}

double WeightedSums::share_of_largest() const {
  double sum = 0;
  for (const double x : largest) sum += x;
  return value == 0 ? 1 : sum / value;
}

RareEstimate estimate_of(const WeightedSums& sums) {
  RareEstimate estimate;
  estimate.trials = sums.trials;
  estimate.probability = std::min(1.0, sums.estimate());  // weights are 1 on average only
  estimate.standard_error = sums.standard_error();
  if (estimate.probability > 0) {
    estimate.interval = lognormal_interval(estimate.probability, estimate.standard_error, sums.trials);
  }
  return estimate;
}

ImportanceSampler::ImportanceSampler(const Tables& tables, const RareEvent& event, std::uint64_t seed,
                                     std::vector<TiltedPart> parts, StopFlag stop)
    : tables_(&tables), event_(event), stop_(stop), seed_(own_seed(seed)), parts_(std::move(parts)) {
  parts_.insert(parts_.begin(), {plain_part, no_tilt(tables)});
  for (const TiltedPart& part : parts_) part_tables_.push_back(tilted(tables, part.tilt));
}

WeightedSums ImportanceSampler::sample(std::uint32_t first, std::uint32_t number) const {
  std::vector<std::unique_ptr<RecordingJudge>> judges;
  for (std::size_t k = 0; k < parts_.size(); ++k) {
    const auto steer = [this, k](const TrialStreams&, Parameters& parameters) {
      apply_odds(parts_[k].tilt, parameters);
    };
    judges.push_back(std::make_unique<RecordingJudge>(part_tables_[k], event_, steer, stop_));
  }
  WeightedSums sums;
  for (std::uint32_t trial = first; trial < first + number; ++trial) {
    RecordingJudge& judge = *judges[part_of(trial)];
    const double chance = judge(TrialStreams(seed_, trial)).chance;
    sums.add(weight_of(judge.record()), chance);
  }
  return sums;
}

std::size_t ImportanceSampler::part_of(std::uint32_t trial) const {
  const double offset = TrialStreams(seed_, trial / turn).block({hash_name("part"), 0}, Purpose::splitting).first();
  const double u = (trial % turn + offset) / turn;
  double sum = 0;
  for (std::size_t k = 0; k + 1 < parts_.size(); ++k) {
    sum += parts_[k].share;
    if (u < sum) return k;
  }
  return parts_.size() - 1;
}

double ImportanceSampler::weight_of(const TrialRecord& record) const {
  double density = parts_[0].share;
  for (std::size_t k = 1; k < parts_.size(); ++k) {
    density += parts_[k].share * std::exp(log_ratio(*tables_, parts_[k].tilt, record));
  }
  return 1 / density;
}

}  // namespace bulwark
