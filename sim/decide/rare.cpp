#include "decide/rare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "decide/rare_fit.h"
#include "engine/parallel_tasks.h"

namespace bulwark {

namespace {

constexpr double z_limit_of_checks = 3;
constexpr double most_of_largest = 0.1;
constexpr std::uint32_t batch_trials = 250;
constexpr std::uint32_t first_look_trials = 4'000;

/// The next trials in batches, whose sums are added in their order.
void add_trials(const ImportanceSampler& sampler, std::uint64_t wanted, unsigned threads, WeightedSums& sums) {
  const auto first = static_cast<std::uint32_t>(sums.trials);
  std::vector<WeightedSums> batches((wanted - sums.trials) / batch_trials);
  parallel_tasks(threads, batches.size(), [&](std::uint64_t i) {
    batches[i] = sampler.sample(first + static_cast<std::uint32_t>(i) * batch_trials, batch_trials);
  });
  for (const WeightedSums& batch : batches) sums.add(batch);
}

void compare(const RareSplitting& splitting, RareImportance& importance) {
  const double error = std::hypot(splitting.estimate.standard_error, importance.estimate.standard_error);
  importance.agreement_z = (importance.estimate.probability - splitting.estimate.probability) / error;
}

/// Whether a trial of it tells less than one of the splitting, once it has had as many; at once where it saw nothing.
bool is_outdone(const RareEstimate& importance, const RareEstimate& splitting) {
  if (importance.probability == 0) return true;
  return importance.trials >= splitting.trials && importance.gain() < splitting.gain();
}

RareImportance sample_importance(const Tables& tables, const RareQuery& query, const RareHooks& hooks,
                                 const SplittingRun& run) {
  RareImportance importance;
  importance.parts = fit_parts(tables, query, hooks, run);
  const ImportanceSampler sampler(tables, query.event, query.seed, importance.parts, hooks.stop);
  WeightedSums sums;
  const auto is_enough = [&] { return importance.is_reached && importance.share_of_largest <= most_of_largest; };
  for (std::uint64_t look = first_look_trials; !is_enough() && look <= query.max_trials; look += look / 2) {
    look -= look % batch_trials;
    add_trials(sampler, look, hooks.threads, sums);
    importance.estimate = estimate_of(sums);
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

std::string RareImportance::fault() const {
  if (is_outdone) return "a trial of it tells less than one of the splitting";
  if (std::abs(weight_z) > z_limit_of_checks) {
    return fmt::format("its mean weight is {:.1f} standard errors from 1", std::abs(weight_z));
  }
  if (share_of_largest > most_of_largest) {
    return fmt::format("its ten largest weights make {:.0f} % of their sum", 100 * share_of_largest);
  }
  if (std::abs(agreement_z) > z_limit_of_checks) {
    return fmt::format("it is {:.1f} standard errors from the splitting", std::abs(agreement_z));
  }
  return "";
}

RareResult find_rare(const Tables& tables, const RareQuery& query, const RareHooks& hooks) {
  SplittingRun run(tables, query, hooks);
  RareResult result;
  const bool can_tilt = !tables.scenario.campaign && !run.disasters().empty();
  if (can_tilt) result.importance = sample_importance(tables, query, hooks, run);
  if (!result.is_by_importance()) run.finish();
  result.splitting = run.result();
  if (result.importance) compare(result.splitting, *result.importance);
  result.disasters = run.disasters();
  return result;
}

}  // namespace bulwark
