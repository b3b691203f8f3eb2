#include "decide/rare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "decide/recording_judge.h"
#include "decide/tilt_modes.h"
#include "engine/parallel_tasks.h"

namespace bulwark {

namespace {

constexpr double z_limit_of_checks = 3;
constexpr double most_of_largest = 0.1;
constexpr double sharp_enough = 0.4;  // half the interval of a splitting over it, for importance sampling to agree with
constexpr double least_part = 0.1;    // of the tilted parts' shares, for a stratum in which the event was seen
constexpr double rounding = 1e-9;     // relative, of sums
constexpr std::uint32_t batch_trials = 250;
constexpr std::uint32_t first_look_trials = 4'000;
constexpr std::size_t most_records = 2'000;

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

/// The next trials in batches, whose sums are added in their order.
void add_trials(const ImportanceSampler& sampler, std::uint64_t wanted, unsigned threads, WeightedSums& sums) {
  const auto first = static_cast<std::uint32_t>(sums.trials);
  std::vector<WeightedSums> batches((wanted - sums.trials) / batch_trials);
  parallel_tasks(threads, batches.size(), [&](std::uint64_t i) {
    batches[i] = sampler.sample(first + static_cast<std::uint32_t>(i) * batch_trials, batch_trials);
  });
  for (const WeightedSums& batch : batches) sums.add(batch);
}

/// In logarithms, as the intervals are: an estimate that has missed most of the event lies within an error or two of
/// one that is as uncertain as it is large.
void compare(const RareSplitting& splitting, RareImportance& importance) {
  const auto relative = [](const RareEstimate& of) { return of.standard_error / of.probability; };
  const double difference = std::log(importance.estimate.probability / splitting.estimate.probability);
  const double error = std::hypot(relative(splitting.estimate), relative(importance.estimate), rounding);
  importance.agreement_z = importance.estimate.probability == 0 ? 0 : difference / error;
}

/// Relative variance of one trial. What one tells is its inverse: gains would favour the smaller of two estimates.
double spread_of_one(const RareEstimate& of) {
  const double error = of.standard_error / of.probability;
  return static_cast<double>(of.trials) * error * error;
}

/// Whether a trial of it tells less than one of the splitting, once it has had as many; at once where it saw nothing.
bool is_outdone(const RareEstimate& importance, const RareEstimate& splitting) {
  if (importance.probability == 0) return true;
  return importance.trials >= splitting.trials && spread_of_one(importance) > spread_of_one(splitting);
}

RareImportance sample_importance(const Tables& tables, const RareQuery& query, const RareHooks& hooks,
                                 const SplittingRun& run) {
  RareImportance importance;
  importance.parts = fit_parts(tables, query, run, hooks.stop);
  const ImportanceSampler sampler(tables, query.event, query.seed, importance.parts, hooks.stop);
  WeightedSums sums;
  const auto is_enough = [&] { return importance.is_reached && importance.share_of_largest <= most_of_largest; };
  const std::uint64_t most = std::max(query.max_trials, batch_trials);
  for (std::uint64_t look = std::min<std::uint64_t>(first_look_trials, most); !is_enough() && look <= most;
       look += look / 2) {
    look -= look % batch_trials;
    add_trials(sampler, look, hooks.threads, sums);
    importance.estimate = estimate_of(sums);
    double& high = importance.estimate.interval.high;
    high = std::min(1.0, high + run.result().unseen);
    importance.weight_z = sums.weight_z();
    importance.share_of_largest = sums.share_of_largest();
    importance.is_reached = importance.estimate.relative_half_width() <= query.relative;
    compare(run.result(), importance);
    importance.is_outdone = is_outdone(importance.estimate, run.result().estimate);
    // More trials would not make weights good that are bad: the splitting then goes on.
    if (importance.is_outdone || std::abs(importance.weight_z) > z_limit_of_checks) break;
  }
  return importance;
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

RareResult find_rare(const Tables& tables, const RareQuery& query, const RareHooks& hooks) {
  SplittingRun run(tables, query, hooks);
  while (run.result().estimate.relative_half_width() > sharp_enough && run.go_on()) {
  }
  RareResult result;
  const RareSplitting& found = run.result();
  const bool may_miss = found.unseen > query.relative * found.estimate.probability;
  const bool is_certain = found.estimate.probability == 1;
  const bool can_tilt = !tables.scenario.campaign && run.has_disasters_of_all() && !may_miss && !is_certain;
  if (can_tilt) result.importance = sample_importance(tables, query, hooks, run);
  // The first wave may have been too rough to agree with: then the next may settle it.
  while (!result.is_by_importance() && run.go_on()) {
    if (result.importance) compare(run.result(), *result.importance);
  }
  // Few replications that lie too low by chance claim too little error as well, and contradict what is right.
  if (result.importance && result.importance->is_contradicted() && run.sharpen()) {
    compare(run.result(), *result.importance);
  }
  result.splitting = run.result();
  result.disasters = run.disasters();
  return result;
}

}  // namespace bulwark
