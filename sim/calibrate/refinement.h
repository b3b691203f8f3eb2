// From the prior to the posterior in steps, where a bank of prior draws is too thin: sequential Monte Carlo (Del Moral,
// Doucet and Jasra 2006, J. R. Stat. Soc. B 68).
//
// Stage s weights the particles by L̂^(β_s - β_(s-1)), resamples them and moves them; β_s is the largest up to 1 that
// keeps half of them effective (Jasra, Stephens, Doucet and Tsagaris 2011, Scand. J. Stat. 38). A move proposes normals
//   z' = sqrt(1 - b²) z + b ξ
// of all inputs, or a new ξ for one of them, at even odds: both keep the prior whatever it is (Neal 1999, Bayesian
// Statistics 6; Cotter, Roberts, Stuart and White 2013, Stat. Sci. 28). The proposal has trials of its own and is taken
// with probability min(1, (L̂'/L̂)^β): L̂ stays with the particle, so that at β = 1 the law is the exact posterior
// (pseudo-marginal: likelihood.h). b follows the share of moves that are taken; a stage moves until each particle was
// moved three times on average.
#pragma once

#include <cstdint>
#include <vector>

#include "calibrate/genealogy.h"
#include "calibrate/likelihood.h"

namespace bulwark {

struct RefinementStage {
  double temperature = 0;  // β_s
  double effective = 0;    // particles, before they were resampled
  double accepted = 0;     // share of the moves
  double step = 0;         // b at the end
  std::uint32_t sweeps = 0;
};

struct Refinement {
  std::vector<BankDraw> particles;  // equally likely
  std::vector<RefinementStage> stages;
  double log_evidence = 0;  // ln of the record's probability under the prior
  double effective = 0;     // particles: N²/Σ(copies of each)²
  Genealogy genealogy;      // of the particles
  double pareto_shape = 0;  // of the last stage's weights (weights.h)
  bool is_whole = false;    // β = 1 was reached; false after most_stages
};

struct RefinementQuery {
  const std::vector<ReportedFamily>& families;
  const std::vector<ReportedRaid>& raids;
  std::uint64_t seed = 0;
  std::uint32_t trials = 0;  // of a particle and raid
  /// A stage that leaves half of the particles effective brings them nearer by some ln 2/2 nats (lognormal weights): so
  /// many come to 20 nats, of a posterior that has 2e-9 of its prior.
  std::uint32_t most_stages = 60;
};

/// Precondition: the bank's counts are there, and at least one particle could have made the record. Throws Stopped.
Refinement refine(const RefinementQuery& query, const Prior& prior, std::vector<BankDraw> bank,
                  RaidSimulator& simulator, const PoolHooks& hooks);

}  // namespace bulwark
