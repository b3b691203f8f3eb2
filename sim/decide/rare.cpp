#include "decide/rare.h"

#include <algorithm>

namespace bulwark {

namespace {

constexpr double sharp_enough = 0.4;  // half the interval of a splitting over it, for importance sampling to agree with

/// Whether tilted scenarios can be fitted to what was found, and what was not found matters less than the precision.
bool can_tilt(const Tables& tables, const RareQuery& query, const SplittingRun& run) {
  const RareSplitting& found = run.result();
  const bool may_miss = found.unseen > query.relative * found.estimate.probability;
  const bool is_certain = found.estimate.probability == 1;
  return !tables.scenario.campaign && run.has_disasters_of_all() && !may_miss && !is_certain;
}

bool is_sharp(const SplittingRun& run) {
  return run.result().estimate.relative_half_width() <= sharp_enough;
}

}  // namespace

RareResult find_rare(const Tables& tables, const RareQuery& query, const RareHooks& hooks) {
  SplittingRun run(tables, query, hooks);
  while (!is_sharp(run) && run.go_on()) {
  }
  RareResult result;
  if (can_tilt(tables, query, run)) {
    ImportanceRun importance(tables, query, hooks, run);
    while (importance.go_on()) {
    }
    result.importance = importance.result();
  }
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

void play_rare_share(const Tables& tables, const RareQuery& query, const RareHooks& hooks, const Shard& shard) {
  SplittingRun run(tables, query, hooks);
  if (!is_sharp(run)) run.enlarge();
  run.play_share(shard, run.expected(std::max(sharp_enough, query.relative)));
  if (can_tilt(tables, query, run)) {
    ImportanceRun importance(tables, query, hooks, run);
    importance.go_on();
    const bool is_better = !tells_less(importance.result().estimate, run.result().estimate);
    if (is_better) return importance.play_share(shard, importance.expected());
  }
  run.enlarge();
  run.play_share(shard, run.expected(query.relative));
}

}  // namespace bulwark
