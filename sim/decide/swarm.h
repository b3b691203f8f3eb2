// The particles of one splitting: all that it does to them.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "decide/splitting.h"

namespace bulwark {

/// What came of one move of each particle.
struct MoveReport {
  double accepted = 0;  // share of them
  double jump = 0;      // mean square of the change in score: how far such moves carry (Pasarica and Gelman 2010)
};

class Swarm {
 public:
  /// Plays `plan.particles` trials from `first_trial` on. `number` names the draws of its moves: one of its own for
  /// each swarm of a seed. The judge must outlive it.
  Swarm(const Judge& judge, const SplittingPlan& plan, std::uint32_t number, std::uint32_t first_trial);

  /// Σ over the particles below the score of their chance, over the number of all.
  double mean_chance_below(double score) const;
  /// Mean of what the chances could be.
  double mean_most() const;
  /// Share of the particles that reach the score.
  double share_from(double score) const;
  /// Multiplies those that reach the score to the old number, each to as many as any other or one more, and says what
  /// share they were; without any nothing changes.
  double keep_from(double score);
  /// One move of each particle, of a kind.
  MoveReport move(const SplittingLevel& level, Move kind);

  const std::vector<Particle>& particles() const { return particles_; }
  std::vector<Particle> take_particles() { return std::move(particles_); }
  std::uint64_t trials() const { return trials_; }

 private:
  Judgement play(std::uint32_t trial, const Renewals& renewals);
  std::uint64_t move_key(std::uint32_t particle) const;

  const Judge* judge_;
  std::uint64_t seed_;
  std::uint32_t number_;
  std::uint32_t steps_ = 0;  // moves and choices so far
  std::uint64_t trials_ = 0;
  std::vector<Particle> particles_;
};

}  // namespace bulwark
