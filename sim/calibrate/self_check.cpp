#include "calibrate/self_check.h"

#include <algorithm>
#include <cmath>

#include "calibrate/weights.h"
#include "engine/parallel_tasks.h"
#include "statistics/goodness_of_fit.h"

namespace bulwark {

namespace {

/// What one report says.
struct Replicate {
  double log_evidence = 0;
  double effective = 0;
  std::vector<double> ranks;  // [uncertain parameter]
};

std::uint32_t replicates_of(const SelfCheckQuery& query, std::size_t draws) {
  constexpr double affordable = 2e7;
  const double one = static_cast<double>(draws) * static_cast<double>(query.raids.size()) * query.trials *
                     static_cast<double>(query.families.size());
  const auto wanted = static_cast<std::uint32_t>(std::clamp(affordable / one, 100.0, 200.0));
  return std::min(wanted, static_cast<std::uint32_t>(draws));
}

/// Σ of the weights of smaller values, and of a random part of equal ones.
double rank_of(const std::vector<BankDraw>& bank, const std::vector<double>& weights, std::size_t truth, std::size_t k,
               double u) {
  double below = 0;
  double equal = 0;
  for (std::size_t j = 0; j < bank.size(); ++j) {
    if (bank[j].values[k] < bank[truth].values[k]) below += weights[j];
    if (bank[j].values[k] == bank[truth].values[k]) equal += weights[j];
  }
  return std::min(1.0, below + u * equal);
}

Replicate replicate(const SelfCheckQuery& query, const std::vector<BankDraw>& bank, std::size_t truth) {
  const TrialStreams streams(query.seed, static_cast<std::uint32_t>(truth));
  Stream stream(streams, {hash_name("calibrate:report"), 0}, Purpose::study);
  std::vector<ReportedRaid> raids;
  for (std::size_t r = 0; r < query.raids.size(); ++r) {
    raids.push_back(draw_raid(query.families, query.raids[r], r, query.trials, 0, bank[truth], stream));
  }
  std::vector<double> logs;
  for (std::size_t j = 0; j < bank.size(); ++j) {
    if (j != truth) logs.push_back(log_likelihood(query.families, raids, query.trials, bank[j]));
  }
  NormalisedWeights others = normalised(logs);
  // Weights that are all equal for want of a draw that could have made the report are worth nothing.
  const double effective = std::isfinite(others.log_mean) ? effective_size(others.weights) : 0;
  Replicate result{others.log_mean, effective, {}};
  others.weights.insert(others.weights.begin() + static_cast<std::ptrdiff_t>(truth), 0.0);
  for (std::uint32_t k = 0; k < bank[truth].values.size(); ++k) {
    const Block tie = streams.block({hash_name("calibrate:tie"), k}, Purpose::study);
    result.ranks.push_back(rank_of(bank, others.weights, truth, k, tie.first()));
  }
  return result;
}

SelfCheck summary(const SelfCheckQuery& query, const std::vector<Replicate>& replicates, std::size_t parameters) {
  SelfCheck check;
  check.replicates = static_cast<std::uint32_t>(replicates.size());
  check.ranks.resize(parameters);
  for (const Replicate& one : replicates) {
    check.log_evidences.push_back(one.log_evidence);
    if (one.effective < query.least_effective) continue;
    ++check.counted;
    for (std::size_t k = 0; k < parameters; ++k) check.ranks[k].push_back(one.ranks[k]);
  }
  for (const std::vector<double>& ranks : check.ranks) {
    check.p_values.push_back(ranks.empty() ? 1 : kolmogorov_smirnov_p(ranks, [](double x) { return x; }));
  }
  return check;
}

}  // namespace

double SelfCheck::conflict_p(double log_evidence) const {
  const auto no_more_probable = std::count_if(log_evidences.begin(), log_evidences.end(),
                                              [&](double replicate) { return replicate <= log_evidence; });
  return static_cast<double>(1 + no_more_probable) / static_cast<double>(1 + log_evidences.size());
}

SelfCheck check_itself(const SelfCheckQuery& query, const std::vector<BankDraw>& bank, const PoolHooks& hooks) {
  std::vector<Replicate> replicates(replicates_of(query, bank.size()));
  const auto work_out = [&](std::uint64_t k) { replicates[k] = replicate(query, bank, k); };
  parallel_tasks(hooks.threads, replicates.size(), work_out, hooks.stop);
  return summary(query, replicates, bank[0].values.size());
}

}  // namespace bulwark
