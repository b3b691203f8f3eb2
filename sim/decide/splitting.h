// Splitting on the named draws: the probability of a rare event as a product of probabilities that are not rare.
//
// Trials are particles. Those whose score reaches a level are kept and multiplied to the old number, and each then
// makes some moves: a hashed share of its draws is drawn anew, or all are nudged, in turns (renewal.h), and the move is
// accepted where the score stays at the level. A move leaves the law of the trials above the level as it is, so with
// levels and shares fixed beforehand
//   p = sum over stages k of (product of the shares kept before k) · (mean over the particles of stage k of
//       chance · [score < level k + 1]),  the last stage without a limit,
// is estimated without bias, however badly the moves mix (Del Moral 2004, "Feynman-Kac formulae", section 7.4; fixed
// effort splitting after Garvels 2000; moves on the draws after Au and Beck 2001, Prob. Eng. Mech. 16). Where the
// chance is 1 from the last level on and 0 below it that is the usual product.
//
// A particle is a trial number and the renewals that it has accepted: it can be played again.
#pragma once

#include <cstdint>
#include <vector>

#include "decide/judgement.h"

namespace bulwark {

enum class Move : std::uint8_t { draw_anew, nudge };

constexpr Move other(Move kind) {
  return kind == Move::nudge ? Move::draw_anew : Move::nudge;
}

struct SplittingLevel {
  double score = 0;
  double share = 0;              // of the draws, drawn anew in a move above this level
  double reach = 0;              // of a nudge there
  Move first = Move::draw_anew;  // then the kinds take turns

  Move kind_of_move(std::uint32_t k) const { return k % 2 == 0 ? first : other(first); }
};

struct SplittingPlan {
  std::uint64_t seed = 0;
  std::uint32_t particles = 0;  // at most 2^20 - 1
  std::uint32_t moves = 0;      // at each level
  std::uint32_t numbers = 0;    // of trials, set aside for a replication: not fewer than its particles
  std::vector<SplittingLevel> levels;
};

struct Particle {
  std::uint32_t trial = 0;
  Renewals renewals;
  Judgement judgement;
};

/// One independent estimate.
struct Replication {
  double estimate = 0;
  double reached = 0;               // probability of the last level
  double deepest = 0;               // of the last one that a particle reached
  std::uint64_t trials = 0;         // played
  std::vector<Particle> particles;  // of the last stage, by their law above the last level
};

/// Levels of which about a quarter of the particles reach the next, and shares and reaches of which about a third of
/// the moves are accepted, the kind first that carries particles further, from one pilot run; of the plan everything
/// but its levels counts. It stops where the chances above a level no longer differ much (relative variance 3 or less,
/// as of an event of one in four), where no higher score is found, and below 1e-15.
struct Pilot {
  std::vector<SplittingLevel> levels;
  Replication rough;  // what the pilot itself saw; never part of an estimate
};
Pilot fit_levels(const Judge& judge, const SplittingPlan& plan);

/// Replication r: its trials are number plan.numbers · r and the following, its moves are drawn under a name of their
/// own. A pure function of judge, plan and r. Throws std::logic_error where r is too large for a trial's number.
Replication replicate(const Judge& judge, const SplittingPlan& plan, std::uint32_t r);

}  // namespace bulwark
