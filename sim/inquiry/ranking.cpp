#include "inquiry/ranking.h"

#include <algorithm>

#include "inquiry/cautious_difference.h"

namespace bulwark {

Ranking rank_improvements(const Scenario& scenario, const std::vector<Improvement>& found, const MetricName& metric,
                          std::uint64_t seed, std::uint32_t trials, const PoolHooks& hooks) {
  const std::vector<MetricName> metrics = {metric, {"leakers", "all"}, {"defender_cost", "all"}};
  std::vector<Scenario> scenarios = {scenario};
  for (const Improvement& improvement : found) scenarios.push_back(improvement.scenario);
  const std::vector<Sample> samples = sample_all(scenarios, metrics, seed, trials, hooks);
  const Sample& base = samples.front();
  Ranking ranking{figure_of(base.series[0]), {}};
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Sample& sample = samples[i + 1];
    ranking.improvements.push_back(
        {found[i].what, found[i].of, found[i].amount, cautious_difference_of(sample.series[0], base.series[0]),
         cost_per_leaker(metrics, base, sample, extra_batteries_cost(scenario, found[i].scenario))});
  }
  const auto changes_less = [](const RankedImprovement& a, const RankedImprovement& b) {
    return a.difference.estimate.value < b.difference.estimate.value;
  };
  std::stable_sort(ranking.improvements.begin(), ranking.improvements.end(), changes_less);
  return ranking;
}

}  // namespace bulwark
