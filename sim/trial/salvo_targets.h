// Which of its salvo's targets a threat flies to (model.md, section 2).
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "scenario/scenario.h"

namespace bulwark {

/// `assign: even`: the target with the largest w·(i+1)/Σw - (threats it has already), first of
/// equals.
class EvenTargets {
 public:
  EvenTargets(const std::vector<SalvoTarget>& targets, std::vector<std::uint32_t>& taken)
      : targets_(targets), taken_(taken) {
    taken_.assign(targets.size(), 0);
    for (const SalvoTarget& target : targets) total_ += target.weight;
  }
  std::uint32_t next() {
    ++threats_;
    std::uint32_t best = 0;
    double best_lead = -std::numeric_limits<double>::infinity();
    for (std::uint32_t k = 0; k < taken_.size(); ++k) {
      const double lead = targets_[k].weight * threats_ / total_ - taken_[k];
      // Leads that are equal on paper may differ in their last digits; the first of equals is meant.
      if (lead > best_lead + 1e-9) {
        best = k;
        best_lead = lead;
      }
    }
    ++taken_[best];
    return best;
  }

 private:
  const std::vector<SalvoTarget>& targets_;
  std::vector<std::uint32_t>& taken_;
  double total_ = 0;
  double threats_ = 0;
};

/// `assign: random`, by a uniform draw.
inline std::uint32_t random_target(const std::vector<double>& cumulative_weight, double u) {
  std::uint32_t target = 0;  // counted, not searched for: no branch depends on the draw
  for (std::size_t k = 0; k + 1 < cumulative_weight.size(); ++k) target += u >= cumulative_weight[k] ? 1U : 0U;
  return target;
}

}  // namespace bulwark
