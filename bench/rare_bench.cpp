// Rare events: what one replication of the splitting and one trial of the importance sampling cost, and the whole
// search to 10 %. How much a trial tells is in the table of gains (README.md).
#include <benchmark/benchmark.h>

#include "decide/rare.h"
#include "scenarios.h"

namespace bulwark::bench {
namespace {

struct Question {
  const char* scenario;
  const char* event;
  std::vector<Override> changes;
};

const Question six_hits{"quickstart", "effective_hits:plant>=6", {{"systems.medium_sam.channels", "3"}}};
const Question twenty_hits{"winter_grid", "effective_hits:plant_a>=20", {}};

RareQuery query_of(const Scenario& scenario, const Question& question) {
  RareQuery query;
  query.event = read_rare_event(scenario, question.event);
  query.seed = 1;
  return query;
}

/// To 10 %; items are trials.
void rare_search(benchmark::State& state, const Question& question) {
  const Scenario scenario = load_shipped(question.scenario, question.changes);
  const Tables tables = compile(scenario);
  const RareQuery query = query_of(scenario, question);
  std::uint64_t trials = 0;
  double gain = 0;
  for (auto _ : state) {
    const RareResult result = find_rare(tables, query, {1, nullptr});
    trials += result.estimate().trials;
    gain = result.estimate().gain();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(trials));
  state.counters["gain"] = gain;
}
BENCHMARK_CAPTURE(rare_search, quickstart, six_hits)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(rare_search, flagship, twenty_hits)->Unit(benchmark::kMillisecond)->Iterations(1);

/// Trials by the weights of a search, which are a whole trial and its density under every part.
void rare_weighted_trial(benchmark::State& state, const Question& question) {
  const Scenario scenario = load_shipped(question.scenario, question.changes);
  const Tables tables = compile(scenario);
  RareQuery query = query_of(scenario, question);
  query.relative = 1;
  const RareResult fitted = find_rare(tables, query, {1, nullptr});
  if (!fitted.importance) return state.SkipWithError("nothing was found to fit to");
  const ImportanceSampler sampler(tables, query.event, 2, fitted.importance->parts);
  std::uint32_t trial = 0;
  for (auto _ : state) benchmark::DoNotOptimize(sampler.sample(trial += 250, 250));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * 250);
}
BENCHMARK_CAPTURE(rare_weighted_trial, quickstart, six_hits)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bulwark::bench
