#include "decide/bound.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/input_error.h"
#include "decide/price_search.h"
#include "engine/parallel_tasks.h"
#include "engine/sample_pool.h"

namespace bulwark {

namespace {

constexpr std::uint32_t chunk = 4;               // trials of one workspace
constexpr std::uint32_t pilot_trials = 6;        // that the first prices are found on
constexpr std::uint32_t first_pilot_passes = 3;  // times those of a later trial
constexpr double leaker_steps = 1e6;

/// Steps in a typical engagement.
struct Fineness {
  double search;  // of the grid that prices are looked for on
  double bound;   // of that which what they bound is worked out on
};
constexpr Fineness usual{20, 40};
constexpr Fineness of_large_raids{5, 40};  // what a step loses there matters less, and the work is more
constexpr double large_raid = 200;         // threats

Fineness fineness_of(const Tables& tables) {
  double threats = 0;
  for (const Salvo& salvo : tables.scenario.salvos) threats += mean(salvo.count);
  return threats < large_raid ? usual : of_large_raids;
}

/// On a much coarser grid for the search its steps would count for more than the prices.
struct Grids {
  Grids(const Tables& tables, const Fineness& steps, StopFlag stop)
      : search(tables, steps.search, stop), fine(tables, steps.bound, stop) {}
  RaidGrids search;
  RaidGrids fine;
};

/// Prices that suit trials of this scenario: each pilot goes on from the last. None of them is part of the estimate,
/// and it would do no harm if it were: any prices are valid.
Prices first_prices(const RaidGrids& grids, const BoundQuery& query) {
  Relaxation relaxation(grids);
  Prices prices(grids.tables().batteries.size(), grids.bins());
  for (std::uint32_t k = 0; k < pilot_trials; ++k) {
    relaxation.draw(query.seed, ~k);  // the last trials of all
    const std::uint32_t passes = k == 0 ? first_pilot_passes * query.price_steps : query.price_steps / 2;
    prices = improve_prices(relaxation, grids.tables(), prices, passes).prices;
  }
  return prices;
}

void bound_chunk(const Grids& grids, const Prices& prices, const BoundQuery& query, std::uint32_t first,
                 AllocationBound& bound) {
  Relaxation search(grids.search);
  Relaxation relaxation(grids.fine);
  const std::uint32_t end = std::min(first + chunk, query.trials);
  for (std::uint32_t trial = first; trial < end; ++trial) {
    search.draw(query.seed, trial);
    relaxation.draw(query.seed, trial);
    const Prices best = improve_prices(search, grids.search.tables(), prices, query.price_steps).prices;
    const double leakers = std::max(0.0, scale_prices(relaxation, best).bound);
    // Rounded down: it stays a bound.
    bound.leakers.x[trial] = static_cast<std::int64_t>(std::floor(leakers * leaker_steps));
    bound.leakage.x[trial] = bound.leakers.x[trial];
    bound.leakage.y[trial] = static_cast<std::int64_t>(relaxation.flown() * leaker_steps);
  }
}

Series empty_series(const MetricForm& form, std::uint32_t trials) {
  return {form, std::vector<std::int64_t>(trials), std::vector<std::int64_t>(form.is_ratio ? trials : 0)};
}

void sample_policy(const Tables& tables, const BoundQuery& query, const BoundHooks& hooks, AllocationBound& bound) {
  // The caller keeps the tables.
  const std::shared_ptr<const Tables> shared(&tables, [](const Tables*) {});
  const SampleJob job{shared, {{"leakers", "all"}, {"leakage", "all"}}, query.seed, 0, query.trials};
  const Sample sample = run_job(job, {hooks.threads, hooks.stop, {}});
  bound.policy_leakers = sample.series[0];
  bound.policy_leakage = sample.series[1];
}

}  // namespace

void check_bound(const std::string& file, const Scenario& scenario) {
  if (!scenario.campaign) return;
  throw InputErrors({{file, 0, 0, "campaign", "the bound is of one raid; expected a scenario without a campaign"}});
}

AllocationBound bound_allocation(const Tables& tables, const BoundQuery& query, const BoundHooks& hooks) {
  AllocationBound bound;
  MetricForm leakers;
  leakers.units = leaker_steps;
  MetricForm leakage;
  leakage.is_ratio = true;
  bound.leakers = empty_series(leakers, query.trials);
  bound.leakage = empty_series(leakage, query.trials);
  const Grids grids(tables, fineness_of(tables), hooks.stop);
  const Prices prices = first_prices(grids.search, query);
  std::atomic<std::uint64_t> done = 0;
  parallel_tasks(hooks.threads, (query.trials + chunk - 1) / chunk, [&](std::uint64_t k) {
    bound_chunk(grids, prices, query, static_cast<std::uint32_t>(k) * chunk, bound);
    done += chunk;
    if (hooks.trials_done) hooks.trials_done(std::min<std::uint64_t>(done, query.trials));
  });
  sample_policy(tables, query, hooks, bound);
  return bound;
}

}  // namespace bulwark
