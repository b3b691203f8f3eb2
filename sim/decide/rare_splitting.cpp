#include "decide/rare_splitting.h"

#include <algorithm>
#include <iterator>

#include "decide/alternatives.h"
#include "decide/event_judge.h"
#include "decide/impact_law.h"
#include "decide/rare_log.h"
#include "decide/waves.h"
#include "engine/parallel_tasks.h"

namespace bulwark {

namespace {

constexpr std::uint32_t most_particles = (1U << 20) - 1;
constexpr std::uint32_t rounds_with_disasters = first_wave;
constexpr std::uint32_t least_particles = 50;
constexpr std::uint32_t most_plain_disasters = 250;  // of a replication without levels
constexpr double negligible = 1e-3;                  // of the rough estimate
constexpr double unseen_share = 0.5;                 // of the precision, which may be left for what is not seen
constexpr double unseen_per_trial = 3.6889;          // -ln 0.025: n (1 - 0.025^(1/n)) for many trials

double most_chance_of(const Tables& tables, const RareEvent& event) {
  std::optional<ImpactLaw> law = ImpactLaw::of(tables.scenario, tables.layout, event);
  return law ? law->most_chance(tables) : 1;
}

double share_of(const SplitStratum& split) {
  return split.stratum.share() * split.rough;
}

/// The last particles of a replication, each with its part of the estimate. Of many plain trials so many as stand for
/// all, at equal distances on the sum of their parts: one part that is most of it is among them.
void add_disasters(const Replication& replication, std::size_t index, const SplitStratum& split,
                   std::vector<Disaster>& to) {
  const double probability = split.stratum.share();
  const double one = probability * replication.reached / static_cast<double>(replication.particles.size());
  double all = 0;
  for (const Particle& particle : replication.particles) all += one * particle.judgement.chance;
  const bool is_many = split.plan.levels.empty() && replication.particles.size() > most_plain_disasters;
  const double distance = is_many ? all / most_plain_disasters : 0;
  double next = distance / 2;
  double sum = 0;
  for (const Particle& particle : replication.particles) {
    double weight = one * particle.judgement.chance;
    sum += weight;
    if (distance > 0) {
      const double times = std::max(0.0, std::ceil((sum - next) / distance));
      weight = times * distance;
      next += weight;
    }
    if (weight > 0) to.push_back({index, particle, weight});
  }
}

}  // namespace

SplittingRun::SplittingRun(const Tables& tables, const RareQuery& query, const RareHooks& hooks)
    : tables_(&tables), query_(&query), hooks_(&hooks), most_chance_(most_chance_of(tables, query.event)) {
  fit();
  leave_out();
  share_out();
  widen();
  add_wave(first_wave);
}

bool SplittingRun::go_on() {
  if (enlarge()) return true;
  if (result_.is_reached) return false;
  return add_allowed(
      next_wave(static_cast<std::uint32_t>(rounds_.size()), result_.estimate.relative_half_width(), query_->relative));
}

bool SplittingRun::sharpen() {
  return add_allowed(4 * static_cast<std::uint32_t>(rounds_.size()));
}

/// Replications that there are trials for.
std::uint64_t SplittingRun::allowed() const {
  return query_->max_trials / (trials_ / rounds_.size());
}

/// Replications up to `wanted` in all, or as many as are allowed.
bool SplittingRun::add_allowed(std::uint32_t wanted) {
  if (allowed() < rounds_.size() + rounds_.size() / 2) return false;
  add_wave(static_cast<std::uint32_t>(std::min<std::uint64_t>(wanted, allowed())));
  return true;
}

std::uint32_t SplittingRun::expected(double relative) const {
  const auto n = static_cast<std::uint32_t>(rounds_.size());
  const double half_width = result_.estimate.relative_half_width();
  if (half_width <= relative) return n;
  const double needed = replications_for(n, half_width, relative);
  return static_cast<std::uint32_t>(std::min(needed, static_cast<double>(std::max<std::uint64_t>(n, allowed()))));
}

void SplittingRun::play_share(const Shard& shard, std::uint32_t wanted) const {
  std::vector<std::uint32_t> numbers;
  for (auto r = static_cast<std::uint32_t>(rounds_.size()); r < wanted; ++r) {
    if (r % shard.count == shard.index - 1) numbers.push_back(first_number_ + r);
  }
  parallel_tasks(hooks_->threads, numbers.size(), [&](std::uint64_t i) { play(numbers[i]); });
}

bool SplittingRun::enlarge() {
  if (is_sized_) return false;
  is_sized_ = true;
  const std::uint64_t allowed =
      std::min<std::uint64_t>(most_particles / result_.strata.front().plan.numbers, query_->max_trials / trials_);
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
      result_.strata.push_back({stratum, way, {}, 0, 0, 0});
    }
  }
  std::vector<std::uint64_t> trials(result_.strata.size());
  parallel_tasks(hooks_->threads, result_.strata.size(), [&](std::uint64_t s) {
    SplitStratum& split = result_.strata[s];
    split.plan = {query_->seed, query_->particles, query_->moves, query_->particles, {}};
    const Pilot pilot = fit_levels(judge_of(*tables_, split.event, split.stratum, hooks_->stop), split.plan);
    split.plan.levels = pilot.levels;
    split.rough = pilot.rough.estimate;
    for (const Particle& of : pilot.rough.particles) split.rough_most = std::max(split.rough_most, of.judgement.chance);
    trials[s] = pilot.rough.trials;
    hooks_->tell(trials[s]);
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

/// More particles of a stratum of plain trials, where chances beyond those that the pilot saw might else add more than
/// the precision leaves for them, up to half of the trials that are allowed.
void SplittingRun::widen() {
  double rough = 0;
  for (const SplitStratum& split : result_.strata) rough += share_of(split);
  if (rough == 0) return;
  const double allowed = std::min<double>(
      most_particles, query_->max_trials / 2.0 / first_wave / static_cast<double>(result_.strata.size()));
  std::uint32_t numbers = query_->particles;
  for (SplitStratum& split : result_.strata) {
    if (split.rough == 0 || !split.is_plain()) continue;
    const double unseen = split.stratum.probability * std::max(0.0, most_chance_ - split.rough_most);
    const double wanted = unseen_per_trial * unseen / (unseen_share * query_->relative * rough) / first_wave;
    const auto particles = static_cast<std::uint32_t>(std::min(std::ceil(wanted), allowed));
    split.plan.particles = std::max(split.plan.particles, particles);
    numbers = std::max(numbers, split.plan.particles);
  }
  for (SplitStratum& split : result_.strata) split.plan.numbers = numbers;
}

void SplittingRun::add_wave(std::uint32_t wanted) {
  const std::size_t first = rounds_.size();
  rounds_.resize(wanted);
  parallel_tasks(hooks_->threads, wanted - first, [&](std::uint64_t i) {
    rounds_[first + i] = play(first_number_ + static_cast<std::uint32_t>(first + i));
  });
  for (std::size_t r = first; r < wanted; ++r) {
    for (const StratumRound& of : rounds_[r].strata) trials_ += of.trials;
    std::move(rounds_[r].disasters.begin(), rounds_[r].disasters.end(), std::back_inserter(disasters_));
    rounds_[r].disasters.clear();
  }
  judge();
}

SplittingRun::Round SplittingRun::play(std::uint32_t number) const {
  Round round;
  const bool has_disasters = number < first_number_ + rounds_with_disasters;
  for (std::size_t s = 0; s < result_.strata.size(); ++s) {
    round.strata.push_back(play(number, s, has_disasters ? &round.disasters : nullptr));
  }
  return round;
}

/// What has disasters is never taken from the log, which does not keep them.
StratumRound SplittingRun::play(std::uint32_t number, std::size_t s, std::vector<Disaster>* disasters) const {
  const auto numbered = static_cast<std::uint32_t>(number * result_.strata.size() + s);
  RareLog* const log = disasters == nullptr ? hooks_->log : nullptr;
  if (log != nullptr) {
    if (const auto played = log->round(numbered)) return *played;
  }
  const SplitStratum& split = result_.strata[s];
  const Judge judge = judge_of(*tables_, split.event, split.stratum, hooks_->stop);
  const Replication replication = replicate(judge, split.plan, numbered);
  StratumRound round{replication.estimate, replication.deepest, 1, 0, replication.trials};
  for (const Particle& particle : replication.particles) {
    round.least_chance = std::min(round.least_chance, particle.judgement.chance);
    round.most_chance = std::max(round.most_chance, particle.judgement.chance);
  }
  if (disasters != nullptr) add_disasters(replication, s, split, *disasters);
  if (log != nullptr) log->keep(numbered, round);
  hooks_->tell(round.trials);
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
      sums_[r] += split.stratum.share() * rounds_[r].strata[s].estimate;
      split.conditional += rounds_[r].strata[s].estimate / static_cast<double>(rounds_.size());
    }
  }
  result_.estimate = estimate_of(sums_, trials_);
  result_.unseen = most_in(&SplittingRun::unseen_part);
  ConfidenceInterval& interval = result_.estimate.interval;
  interval.low = std::max(0.0, interval.low - most_in(&SplittingRun::overrated_part));
  interval.high = std::min(1.0, interval.high + result_.neglected + result_.unseen);
  result_.is_reached = result_.estimate.relative_half_width() <= query_->relative;
}

/// Of a stratum without an estimate, where the event was seen elsewhere, what was not seen lies above the levels that
/// were reached: so much of it, and no more, could hold it. Where it was seen nowhere no level says anything. Of a
/// stratum of plain trials, chances above those that were seen; where such a chance has that of the stratum in it, the
/// replications scatter by it.
double SplittingRun::unseen_part(std::size_t s) const {
  const SplitStratum& split = result_.strata[s];
  if (split.conditional == 0) {
    if (result_.estimate.probability == 0) return split.stratum.at_most;
    double deepest = 0;
    for (const Round& round : rounds_) deepest += round.strata[s].deepest / static_cast<double>(rounds_.size());
    return split.stratum.share() * deepest;
  }
  if (!split.is_plain()) return 0;
  double most = 0;
  for (const Round& round : rounds_) most = std::max(most, round.strata[s].most_chance);
  return split.stratum.probability * std::max(0.0, most_chance_ - most);
}

/// Chances of plain trials below those that were seen, likewise.
double SplittingRun::overrated_part(std::size_t s) const {
  const SplitStratum& split = result_.strata[s];
  if (!split.is_plain()) return 0;
  double least = 1;
  for (const Round& round : rounds_) least = std::min(least, round.strata[s].least_chance);
  return split.stratum.probability * least;
}

double SplittingRun::most_in(double (SplittingRun::*part)(std::size_t) const) const {
  std::vector<Unseen> parts;
  for (std::size_t s = 0; s < result_.strata.size(); ++s) {
    const SplitStratum& split = result_.strata[s];
    parts.push_back({(this->*part)(s), std::uint64_t{split.plan.particles} * rounds_.size()});
  }
  return most_unseen(parts);
}

}  // namespace bulwark
