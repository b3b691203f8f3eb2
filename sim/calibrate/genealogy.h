// Which particles of earlier stages those of today descend from, and what that says of the error of their mean.
//
// Resampled particles are not independent: those of one ancestor have their origin, and its luck, together. Of the mean
// of x over N particles
//   s² = A/(A - 1) · 1/N² Σ_ancestors (Σ_descendants (x - x̄))²
// estimates the variance, all resampling since that ancestor included (Chan and Lai 2013, Ann. Stat. 41; Lee and
// Whiteley 2018, Biometrika 105), with A = N²/Σ n² of ancestors that have n descendants. The ancestors are those of any
// stage, and the largest s² counts: those of the first stage miss nothing, but after many stages few of them have
// descendants, and s² would tell nothing (Olsson and Douc 2019, Bernoulli 25, go back a few stages for that reason); so
// stages count as far back as A is at least 10.
#pragma once

#include <cstddef>
#include <vector>

namespace bulwark {

class Genealogy {
 public:
  /// Particle i of the next stage is a copy of parents[i] of this one.
  void select(const std::vector<std::size_t>& parents);

  /// s; 0 where nothing was selected. Precondition: a value for each particle of today.
  double error_of_mean(const std::vector<double>& values) const;

 private:
  std::vector<std::vector<std::size_t>> ancestors_;  // [stage][particle of today]
};

}  // namespace bulwark
