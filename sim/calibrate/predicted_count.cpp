#include "calibrate/predicted_count.h"

#include <algorithm>

#include "engine/parallel_tasks.h"

namespace bulwark {

namespace {

constexpr std::size_t draws_of_block = 64;

double share_in_trial(const PredictedCount& count, const BankDraw& draw, std::uint32_t trial) {
  const FamilyCounts& counts = draw.counts[trial * count.families.size() + count.family];
  const ByFate<double> means = report_means(counts, count.regime, count.families[count.family]);
  return count.fate == ReportedFate::lost ? means.of[1] : means.of[means.fates - 1];
}

void add(std::vector<double>& sum, const std::vector<double>& law, double factor) {
  for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += factor * law[c];
}

}  // namespace

double mean_share(const PredictedCount& count, const BankDraw& draw) {
  double sum = 0;
  for (std::uint32_t t = 0; t < count.trials; ++t) sum += share_in_trial(count, draw, count.first_trial + t);
  return sum / count.trials;
}

std::vector<double> law_of(const PredictedCount& count, const BankDraw& draw) {
  std::vector<double> sum(count.launched + 1, 0.0);
  for (std::uint32_t t = 0; t < count.trials; ++t) {
    const double share = share_in_trial(count, draw, count.first_trial + t);
    add(sum, fate_law(count.launched, share, count.families[count.family].correlation), 1.0 / count.trials);
  }
  return sum;
}

std::vector<double> law_of(const PredictedCount& count, const std::vector<BankDraw>& draws,
                           const std::vector<double>& weights, const PoolHooks& hooks) {
  std::vector<std::vector<double>> sums((draws.size() + draws_of_block - 1) / draws_of_block);
  const auto sum_block = [&](std::uint64_t block) {
    std::vector<double>& sum = sums[block];
    sum.assign(count.launched + 1, 0.0);
    const std::size_t end = std::min<std::size_t>(draws.size(), (block + 1) * draws_of_block);
    for (std::size_t j = block * draws_of_block; j < end; ++j) {
      if (weights[j] > 0) add(sum, law_of(count, draws[j]), weights[j]);
    }
  };
  parallel_tasks(hooks.threads, sums.size(), sum_block, hooks.stop);
  std::vector<double> law(count.launched + 1, 0.0);
  for (const std::vector<double>& sum : sums) add(law, sum, 1);
  return law;
}

std::size_t quantile_of_law(const std::vector<double>& law, double q) {
  double sum = 0;
  for (std::size_t c = 0; c < law.size(); ++c) {
    sum += law[c];
    if (sum >= q * (1 - 1e-12)) return c;
  }
  return law.size() - 1;
}

}  // namespace bulwark
