#include "decide/splitting.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

#include "decide/swarm.h"

namespace bulwark {

namespace {

constexpr double beyond = std::numeric_limits<double>::infinity();
constexpr double wanted_share = 0.25;                                   // of the particles, that reach the next level
constexpr double wanted_acceptance = 0.35;                              // of moves
constexpr SplittingLevel first_level = {0, 0.5, 0.1, Move::draw_anew};  // before anything is known
constexpr double least_share = 1e-4;
constexpr double least_reach = 0x1p-32;
constexpr double much_further = 4;  // in squares of the change in score
constexpr double enough_relative_variance = 3;
constexpr int most_looks = 30;  // for a score that few particles of the pilot reach

/// Trials and moves of the pilot: the last ones that there are, so that no replication shares them.
constexpr std::uint32_t pilot_number = std::numeric_limits<std::uint32_t>::max();

/// Of the chances, over the square of their mean; infinite where none is above 0. In shares of the greatest, for the
/// square of a chance of 1e-170 is none.
double relative_variance(const std::vector<Particle>& particles) {
  double greatest = 0;
  for (const Particle& particle : particles) greatest = std::max(greatest, particle.judgement.chance);
  if (greatest <= 0) return beyond;
  double sum = 0;
  double squares = 0;
  for (const Particle& particle : particles) {
    const double share = particle.judgement.chance / greatest;
    sum += share;
    squares += share * share;
  }
  return squares * static_cast<double>(particles.size()) / (sum * sum) - 1;
}

/// The score above `from` that the wanted share of the particles reaches, or of scores of many the nearest to it; none
/// where there is no higher score.
std::optional<double> next_score(const Swarm& swarm, double from) {
  std::vector<double> scores;
  for (const Particle& particle : swarm.particles()) scores.push_back(particle.judgement.score);
  std::sort(scores.begin(), scores.end());
  const double at = scores[static_cast<std::size_t>((1 - wanted_share) * static_cast<double>(scores.size() - 1))];
  const auto higher = std::upper_bound(scores.begin(), scores.end(), at);
  const auto off = [&swarm](double score) { return std::abs(std::log(swarm.share_from(score) / wanted_share)); };
  if (at > from && (higher == scores.end() || off(at) <= off(*higher))) return at;
  if (higher == scores.end()) return std::nullopt;
  return *higher;
}

bool is_seen(const Swarm& swarm) {
  return std::any_of(swarm.particles().begin(), swarm.particles().end(),
                     [](const Particle& particle) { return particle.judgement.chance > 0; });
}

/// The same after some moves more, where no particle is higher yet and the event was not seen.
std::optional<double> sought_score(Swarm& swarm, SplittingLevel level, double from) {
  level.score = from;
  std::optional<double> score = next_score(swarm, from);
  for (int k = 0; k < most_looks && !score && !is_seen(swarm); ++k) {
    swarm.move(level, level.kind_of_move(static_cast<std::uint32_t>(k)));
    score = next_score(swarm, from);
  }
  return score;
}

/// Moves the particles of the pilot, and finds share and reach of which the wanted part is accepted. The reach has the
/// longer way: one number in its tail needs a reach as small as that is rare. Where new draws carry particles much less
/// far, since those that are accepted leave alone what matters, nudges come first.
void tune(Swarm& swarm, SplittingLevel& level, std::uint32_t moves) {
  double by_nudges = 0;
  double by_new_draws = 0;
  for (std::uint32_t k = 0; k < moves; ++k) {
    const Move kind = level.kind_of_move(k);
    const MoveReport report = swarm.move(level, kind);
    const double off = report.accepted - wanted_acceptance;
    if (kind == Move::draw_anew) level.share = std::clamp(level.share * std::exp(1.5 * off), least_share, 1.0);
    if (kind == Move::nudge) level.reach = std::clamp(level.reach * std::exp(3 * off), least_reach, 0.5);
    (kind == Move::nudge ? by_nudges : by_new_draws) += report.jump;
  }
  level.first = by_nudges > much_further * by_new_draws ? Move::nudge : Move::draw_anew;
}

}  // namespace

Pilot fit_levels(const Judge& judge, const SplittingPlan& plan) {
  Pilot pilot;
  Swarm swarm(judge, plan, pilot_number, pilot_number - plan.particles);
  pilot.rough.reached = 1;
  SplittingLevel level = first_level;
  while (relative_variance(swarm.particles()) > enough_relative_variance && pilot.rough.reached > least_probability) {
    const double from = pilot.levels.empty() ? -beyond : pilot.levels.back().score;
    const std::optional<double> score = sought_score(swarm, level, from);
    if (!score) break;
    pilot.rough.estimate += pilot.rough.reached * swarm.mean_chance_below(*score);
    pilot.rough.reached *= swarm.keep_from(*score);
    level.score = *score;
    tune(swarm, level, std::max(plan.moves + plan.moves % 2, 4U));
    pilot.levels.push_back(level);
  }
  pilot.rough.estimate += pilot.rough.reached * swarm.mean_chance_below(beyond);
  pilot.rough.trials = swarm.trials();
  pilot.rough.particles = swarm.take_particles();
  return pilot;
}

Replication replicate(const Judge& judge, const SplittingPlan& plan, std::uint32_t r) {
  const std::uint64_t first = std::uint64_t{plan.numbers} * r;
  if (first + plan.numbers > pilot_number - plan.particles) {
    throw std::logic_error("more replications than there are numbers of trials");
  }
  Swarm swarm(judge, plan, r, static_cast<std::uint32_t>(first));
  Replication replication;
  replication.reached = 1;
  for (const SplittingLevel& level : plan.levels) {
    replication.estimate += replication.reached * swarm.mean_chance_below(level.score);
    replication.deepest = replication.reached * swarm.mean_most();
    replication.reached *= swarm.keep_from(level.score);
    if (replication.reached == 0) break;
    for (std::uint32_t k = 0; k < plan.moves; ++k) swarm.move(level, level.kind_of_move(k));
  }
  if (replication.reached > 0) replication.deepest = replication.reached * swarm.mean_most();
  replication.estimate += replication.reached * swarm.mean_chance_below(beyond);
  replication.trials = swarm.trials();
  replication.particles = swarm.take_particles();
  return replication;
}

}  // namespace bulwark
