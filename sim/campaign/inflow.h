// What comes in over campaign time: an attacker's stock, a depot, spares, units (campaign.md, sections 3 to 5).
#pragma once

#include <cstddef>
#include <cstdint>

#include "scenario/campaign.h"
#include "tables/parameters.h"

namespace bulwark {

/// An inflow with the values of one trial: amount(t) = initial + ∫ rate from 0 to t.
class DrawnInflow {
 public:
  DrawnInflow() = default;
  /// `index` is the inflow's place in `parameters`; `inflow` must outlive it.
  DrawnInflow(const Inflow& inflow, const InflowParameters& parameters, std::size_t index);

  double amount_by(double time_s) const;
  /// Whole things that have come by then: ⌊amount + 1e-6⌋.
  std::int64_t whole_by(double time_s) const;
  /// When so many have come: the first time t ≥ 0 with amount(t) + 1e-6 ≥ whole; +infinity: never.
  double time_of_s(std::int64_t whole) const;

 private:
  const Inflow* inflow_ = nullptr;
  double initial_ = 0;
  double rate_per_s_ = 0;  // negative: the steps of the inflow
};

}  // namespace bulwark
