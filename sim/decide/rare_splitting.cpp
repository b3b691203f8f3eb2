#include "decide/rare_splitting.h"

#include <algorithm>
#include <iterator>

#include "decide/alternatives.h"
#include "decide/event_judge.h"
#include "decide/waves.h"
#include "engine/parallel_tasks.h"

namespace bulwark {

namespace {

constexpr std::uint32_t most_particles = (1U << 20) - 1;
constexpr std::uint32_t rounds_with_disasters = first_wave;
constexpr std::uint32_t least_particles = 50;
constexpr double negligible = 1e-3;  // of the rough estimate

double share_of(const SplitStratum& split) {
  return split.stratum.share() * split.rough;
}

/// The last particles of a replication, each with its part of the estimate.
void add_disasters(const Replication& replication, std::size_t index, double probability, std::vector<Disaster>& to) {
  const double one = probability * replication.reached / static_cast<double>(replication.particles.size());
  for (const Particle& particle : replication.particles) {
    const double weight = one * particle.judgement.chance;
    if (weight > 0) to.push_back({index, particle, weight});
  }
}

}  // namespace

SplittingRun::SplittingRun(const Tables& tables, const RareQuery& query, const RareHooks& hooks)
    : tables_(&tables), query_(&query), hooks_(&hooks) {
  fit();
  leave_out();
  share_out();
  add_wave(first_wave);
}

bool SplittingRun::go_on() {
  if (!is_sized_ && enlarge()) return true;
  if (result_.is_reached) return false;
  const std::uint32_t wave =
      next_wave(static_cast<std::uint32_t>(rounds_.size()), result_.estimate.relative_half_width(), query_->relative);
  const std::uint64_t allowed = query_->max_trials / (trials_ / rounds_.size());
  if (allowed < rounds_.size() + rounds_.size() / 2) return false;
  add_wave(static_cast<std::uint32_t>(std::min<std::uint64_t>(wave, allowed)));
  return true;
}

/// Where the first wave scatters too much, larger replications in its place, if there are trials for a wave of them.
bool SplittingRun::enlarge() {
  is_sized_ = true;
  const std::uint64_t allowed =
      std::min<std::uint64_t>(most_particles / query_->particles, query_->max_trials / trials_);
  const auto factor = static_cast<std::uint32_t>(std::min<std::uint64_t>(particle_factor(scatter_of(sums_)), allowed));
  if (factor <= 1) return false;
  for (SplitStratum& split : result_.strata) {
    split.plan.particles *= factor;
    split.plan.numbers *= factor;
  }
  first_number_ = first_wave;  // what was drawn in the first wave is not drawn again
  result_.pilot_trials += trials_;
  trials_ = 0;
  rounds_.clear();
  disasters_.clear();
  add_wave(first_wave);
  return true;
}

void SplittingRun::fit() {
  for (const Stratum& stratum : strata_of(*tables_)) {
    for (const RareEvent& way : alternatives_of(tables_->scenario, query_->event)) {
      result_.strata.push_back({stratum, way, {}, 0, 0});
    }
  }
  std::vector<std::uint64_t> trials(result_.strata.size());
  parallel_tasks(hooks_->threads, result_.strata.size(), [&](std::uint64_t s) {
    SplitStratum& split = result_.strata[s];
    split.plan = {query_->seed, query_->particles, query_->moves, query_->particles, {}};
    const Pilot pilot = fit_levels(judge_of(*tables_, split.event, split.stratum, hooks_->stop), split.plan);
    split.plan.levels = pilot.levels;
    split.rough = pilot.rough.estimate;
    trials[s] = pilot.rough.trials;
  });
  for (const std::uint64_t of_stratum : trials) result_.pilot_trials += of_stratum;
}

/// Strata that cannot matter, were the event certain in them.
void SplittingRun::leave_out() {
  double left = 0;
  for (const SplitStratum& split : result_.strata) left += negligible * share_of(split);
  while (!result_.strata.empty() && result_.strata.back().stratum.at_most <= left) {
    left -= result_.strata.back().stratum.at_most;
    result_.neglected += result_.strata.back().stratum.at_most;
    result_.strata.pop_back();
  }
}

/// Particles by what the pilot says that a stratum adds; all where it found nothing, for then only trials tell, and of
/// one way of several, which few particles might miss.
void SplittingRun::share_out() {
  double most = 0;
  for (const SplitStratum& split : result_.strata) most = std::max(most, share_of(split));
  if (most == 0) return;
  for (SplitStratum& split : result_.strata) {
    if (split.rough == 0 || split.way() > 0) continue;
    const auto particles = static_cast<std::uint32_t>(std::ceil(share_of(split) / most * query_->particles));
    split.plan.particles = std::clamp(particles, std::min(least_particles, query_->particles), query_->particles);
  }
}

void SplittingRun::add_wave(std::uint32_t wanted) {
  const std::size_t first = rounds_.size();
  rounds_.resize(wanted);
  parallel_tasks(hooks_->threads, wanted - first, [&](std::uint64_t i) {
    rounds_[first + i] = play(first_number_ + static_cast<std::uint32_t>(first + i));
  });
  for (std::size_t r = first; r < wanted; ++r) {
    trials_ += rounds_[r].trials;
    std::move(rounds_[r].disasters.begin(), rounds_[r].disasters.end(), std::back_inserter(disasters_));
    rounds_[r].disasters.clear();
  }
  judge();
}

SplittingRun::Round SplittingRun::play(std::uint32_t number) const {
  Round round;
  const std::size_t strata = result_.strata.size();
  for (std::size_t s = 0; s < strata; ++s) {
    const SplitStratum& split = result_.strata[s];
    const Judge judge = judge_of(*tables_, split.event, split.stratum, hooks_->stop);
    const Replication replication = replicate(judge, split.plan, static_cast<std::uint32_t>(number * strata + s));
    round.estimates.push_back(replication.estimate);
    round.deepest.push_back(replication.deepest);
    round.trials += replication.trials;
    if (number < first_number_ + rounds_with_disasters)
      add_disasters(replication, s, split.stratum.share(), round.disasters);
  }
  return round;
}

bool SplittingRun::has_disasters_of_all() const {
  std::vector<char> has(result_.strata.size(), 0);
  for (const Disaster& disaster : disasters_) has[disaster.stratum] = 1;
  for (std::size_t s = 0; s < has.size(); ++s) {
    if (result_.strata[s].conditional > 0 && has[s] == 0) return false;
  }
  return !disasters_.empty();
}

void SplittingRun::judge() {
  sums_.assign(rounds_.size(), 0);
  for (std::size_t s = 0; s < result_.strata.size(); ++s) {
    SplitStratum& split = result_.strata[s];
    split.conditional = 0;
    for (std::size_t r = 0; r < rounds_.size(); ++r) {
      sums_[r] += split.stratum.share() * rounds_[r].estimates[s];
      split.conditional += rounds_[r].estimates[s] / static_cast<double>(rounds_.size());
    }
  }
  result_.estimate = estimate_of(sums_, trials_);
  result_.unseen = most_missed();
  double& high = result_.estimate.interval.high;
  high = std::min(1.0, high + result_.neglected + result_.unseen);
  result_.is_reached = result_.estimate.relative_half_width() <= query_->relative;
}

/// Of the strata without an estimate. Where the event was seen elsewhere, what was not seen lies above the levels that
/// were reached: so much of a stratum, and no more, could hold it. Where it was seen nowhere no level says anything.
double SplittingRun::most_missed() const {
  std::vector<Unseen> parts;
  for (std::size_t s = 0; s < result_.strata.size(); ++s) {
    const SplitStratum& split = result_.strata[s];
    if (split.conditional > 0) continue;
    double deepest = 0;
    for (const Round& round : rounds_) deepest += round.deepest[s] / static_cast<double>(rounds_.size());
    const double most = result_.estimate.probability > 0 ? split.stratum.share() * deepest : split.stratum.at_most;
    parts.push_back({most, std::uint64_t{split.plan.particles} * rounds_.size()});
  }
  return most_unseen(parts);
}

}  // namespace bulwark
