#include "decide/rare_importance.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "decide/rare_log.h"
#include "decide/recording_judge.h"
#include "decide/tilt_modes.h"
#include "engine/parallel_tasks.h"

namespace bulwark {

namespace {

constexpr double z_limit_of_checks = 3;
constexpr double most_of_largest = 0.1;
constexpr double least_part = 0.1;  // of the tilted parts' shares, for a stratum in which the event was seen
constexpr double rounding = 1e-9;   // relative, of sums
constexpr std::uint32_t batch_trials = 250;
constexpr std::uint32_t first_look_trials = 4'000;
constexpr std::size_t most_records = 2'000;
constexpr double to_spare = 1.5;  // the few trials of a first look seldom show the largest weights

/// The disasters of a stratum played again for their records.
std::vector<WeightedRecord> records_of(const Tables& tables, const RareQuery& query, const SplittingRun& run,
                                       std::size_t stratum, StopFlag stop) {
  RecordingJudge judge(tables, query.event, steering_of(tables, run.result().strata[stratum].stratum), stop);
  std::vector<WeightedRecord> records;
  const auto is_of_stratum = [stratum](const Disaster& of) { return of.stratum == stratum; };
  const auto all = std::count_if(run.disasters().begin(), run.disasters().end(), is_of_stratum);
  const std::size_t stride = (static_cast<std::size_t>(all) + most_records - 1) / most_records;  // of all replications
  std::size_t seen = 0;
  for (const Disaster& disaster : run.disasters()) {
    if (disaster.stratum != stratum || seen++ % stride != 0) continue;
    judge(TrialStreams(query.seed, disaster.particle.trial, &disaster.particle.renewals));
    records.push_back({judge.record(), disaster.weight});
  }
  return records;
}

/// Tilted parts for each stratum that has disasters, by their share in them.
std::vector<TiltedPart> fit_parts(const Tables& tables, const RareQuery& query, const SplittingRun& run,
                                  StopFlag stop) {
  std::vector<double> weights(run.result().strata.size(), 0);
  double all = 0;
  for (const Disaster& disaster : run.disasters()) {
    weights[disaster.stratum] += disaster.weight;
    all += disaster.weight;
  }
  std::vector<TiltedPart> parts;
  double shares = 0;
  for (std::size_t s = 0; s < weights.size(); ++s) {
    if (weights[s] == 0) continue;
    const double share = std::max(least_part, weights[s] / all);
    shares += share;
    for (TiltedPart& way : fit_modes(tables, records_of(tables, query, run, s, stop))) {
      parts.push_back({share * way.share, std::move(way.tilt)});
    }
  }
  for (TiltedPart& part : parts) part.share *= (1 - plain_part) / shares;
  return parts;
}

/// Relative variance of one trial. What one tells is its inverse: gains would favour the smaller of two estimates.
double spread_of_one(const RareEstimate& of) {
  const double error = of.standard_error / of.probability;
  return static_cast<double>(of.trials) * error * error;
}

/// Whether it is the worse method, once it has had as many trials; at once where it saw nothing.
bool is_outdone(const RareEstimate& importance, const RareEstimate& splitting) {
  if (importance.probability == 0) return true;
  return importance.trials >= splitting.trials && tells_less(importance, splitting);
}

/// Looks are at whole batches.
std::uint64_t whole(std::uint64_t trials) {
  return trials - trials % batch_trials;
}

std::uint64_t look_after(std::uint64_t look) {
  return whole(look + look / 2);
}

}  // namespace

bool RareImportance::is_trusted() const {
  return fault().empty();
}

bool RareImportance::is_contradicted() const {
  return std::abs(agreement_z) > z_limit_of_checks;
}

std::string RareImportance::fault() const {
  if (estimate.probability == 0) return "it did not see the event";
  if (std::abs(weight_z) > z_limit_of_checks) {
    return fmt::format("its mean weight is {:.1f} standard errors from 1", std::abs(weight_z));
  }
  if (share_of_largest > most_of_largest) {
    return fmt::format("its ten largest weights make {:.0f} % of their sum", 100 * share_of_largest);
  }
  if (is_contradicted()) {
    return fmt::format("it is {:.1f} standard errors from the splitting", std::abs(agreement_z));
  }
  if (is_outdone) return "a trial of it tells less than one of the splitting";
  return "";
}

void compare(const RareSplitting& splitting, RareImportance& importance) {
  const auto relative = [](const RareEstimate& of) { return of.standard_error / of.probability; };
  const double difference = std::log(importance.estimate.probability / splitting.estimate.probability);
  const double error = std::hypot(relative(splitting.estimate), relative(importance.estimate), rounding);
  importance.agreement_z = importance.estimate.probability == 0 ? 0 : difference / error;
}

bool tells_less(const RareEstimate& importance, const RareEstimate& splitting) {
  return importance.probability == 0 || spread_of_one(importance) > spread_of_one(splitting);
}

ImportanceRun::ImportanceRun(const Tables& tables, const RareQuery& query, const RareHooks& hooks,
                             const SplittingRun& splitting)
    : query_(&query),
      hooks_(&hooks),
      splitting_(&splitting),
      result_{{}, fit_parts(tables, query, splitting, hooks.stop)},
      sampler_(tables, query.event, query.seed, result_.parts, hooks.stop),
      most_trials_(std::max(query.max_trials, batch_trials)),
      next_look_(whole(std::min<std::uint64_t>(first_look_trials, most_trials_))) {}

bool ImportanceRun::go_on() {
  if (is_hopeless_ || is_enough() || next_look_ > most_trials_) return false;
  add_trials(next_look_);
  next_look_ = look_after(next_look_);
  judge();
  return true;
}

bool ImportanceRun::is_enough() const {
  return result_.is_reached && result_.share_of_largest <= most_of_largest;
}

void ImportanceRun::judge() {
  result_.estimate = estimate_of(sums_);
  double& high = result_.estimate.interval.high;
  high = std::min(1.0, high + splitting_->result().unseen);
  result_.weight_z = sums_.weight_z();
  result_.share_of_largest = sums_.share_of_largest();
  result_.is_reached = result_.estimate.relative_half_width() <= query_->relative;
  compare(splitting_->result(), result_);
  result_.is_outdone = is_outdone(result_.estimate, splitting_->result().estimate);
  is_hopeless_ = result_.is_outdone || std::abs(result_.weight_z) > z_limit_of_checks;
}

/// The next trials in batches, whose sums are added in their order.
void ImportanceRun::add_trials(std::uint64_t wanted) {
  const std::uint64_t first = sums_.trials / batch_trials;
  std::vector<WeightedSums> batches(wanted / batch_trials - first);
  parallel_tasks(hooks_->threads, batches.size(), [&](std::uint64_t i) { batches[i] = play(first + i); });
  for (const WeightedSums& batch : batches) sums_.add(batch);
}

WeightedSums ImportanceRun::play(std::uint64_t batch) const {
  if (hooks_->log != nullptr) {
    if (const auto played = hooks_->log->batch(batch)) return *played;
  }
  const WeightedSums sums = sampler_.sample(static_cast<std::uint32_t>(batch * batch_trials), batch_trials);
  if (hooks_->log != nullptr) hooks_->log->keep(batch, sums);
  hooks_->tell(sums.trials);
  return sums;
}

std::uint64_t ImportanceRun::expected() const {
  const double ratio = result_.estimate.relative_half_width() / query_->relative;
  const double wanted = to_spare * static_cast<double>(sums_.trials) * ratio * ratio;
  std::uint64_t look = sums_.trials;
  while (static_cast<double>(look) < wanted && look_after(look) <= most_trials_) look = look_after(look);
  return look;
}

void ImportanceRun::play_share(const Shard& shard, std::uint64_t trials) const {
  std::vector<std::uint64_t> batches;
  for (std::uint64_t b = sums_.trials / batch_trials; b < trials / batch_trials; ++b) {
    if (b % shard.count == shard.index - 1) batches.push_back(b);
  }
  parallel_tasks(hooks_->threads, batches.size(), [&](std::uint64_t i) { play(batches[i]); });
}

}  // namespace bulwark
