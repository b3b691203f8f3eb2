// Importance sampling of an event from a mixture of tilted scenarios and the plain one.
//
// Each trial draws the part of the mixture that it is played in, and weighs w = 1 / Σ share · ratio over all parts (the
// balance heuristic: Veach and Guibas 1995; as a defensive mixture Hesterberg 1995, Technometrics 37; Owen and Zhou
// 2000, J. Am. Stat. Assoc. 95). The plain scenario's share bounds every weight by its inverse. The estimate is the
// mean of weight · chance.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <vector>

#include "base/stop.h"
#include "decide/rare_estimate.h"
#include "decide/rare_event.h"
#include "decide/tilt.h"

namespace bulwark {

struct TiltedPart {
  double share = 1;
  Tilt tilt;
};

/// A fifth for the plain scenario.
constexpr double plain_part = 0.2;

/// Sums over trials, in their order.
struct WeightedSums {
  std::uint64_t trials = 0;
  double value = 0;  // weight · chance
  double value_squares = 0;
  double weight = 0;
  double weight_squares = 0;
  std::array<double, 10> largest{};  // values, from the largest down

  void add(double weight_of_trial, double chance);
  void add(const WeightedSums& later);

  double estimate() const { return value / static_cast<double>(trials); }
  double standard_error() const;
  /// (mean weight - 1) / its standard error; 0 where no weight differs from 1.
  double weight_z() const;
  /// Of the ten largest values in the sum.
  double share_of_largest() const;
};

/// The mean, with a lognormal interval where it is not 0.
RareEstimate estimate_of(const WeightedSums& sums);

class ImportanceSampler {
 public:
  /// Parts besides the plain one; their shares and plain_part must add up to 1. One raid, no campaign. The tables must
  /// outlive it.
  ImportanceSampler(const Tables& tables, const RareEvent& event, std::uint64_t seed, std::vector<TiltedPart> parts,
                    StopFlag stop = nullptr);

  /// Trials first … first + number - 1. A pure function: may be called by any thread. Throws Stopped soon after the
  /// flag turns true.
  WeightedSums sample(std::uint32_t first, std::uint32_t number) const;

 private:
  std::size_t part_of(std::uint32_t trial) const;
  double weight_of(const TrialRecord& record) const;

  const Tables* tables_;
  RareEvent event_;
  StopFlag stop_;
  std::uint64_t seed_;
  std::vector<TiltedPart> parts_;  // the first is plain
  std::vector<Tables> part_tables_;
};

}  // namespace bulwark
