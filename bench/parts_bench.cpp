// The hot parts one by one: named draws, samplers, the event queue, intercepts, matchings.
#include <benchmark/benchmark.h>

#include <random>

#include "distributions/distribution.h"
#include "geometry/intercept.h"
#include "random/stream.h"
#include "workspace/event_queue.h"
#include "workspace/matching.h"

namespace bulwark::bench {
namespace {

void named_block(benchmark::State& state) {
  const TrialStreams streams(1, 2);
  std::uint32_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(streams.block({7, i++ & max_entity_index}, Purpose::kill));
}
BENCHMARK(named_block);

void named_lognormal(benchmark::State& state) {
  const TrialStreams streams(1, 2);
  const Distribution reaction{Lognormal{8, 0.3}};
  std::uint32_t i = 0;
  for (auto _ : state) {
    Stream stream(streams, {7, i++ & max_entity_index}, Purpose::reaction);
    benchmark::DoNotOptimize(sample(reaction, stream));
  }
}
BENCHMARK(named_lognormal);

/// Pops the first event and pushes one at a random later time, at a steady size.
void queue_hold(benchmark::State& state) {
  std::mt19937_64 engine(1);
  std::uniform_real_distribution<double> ahead_s(0, 1000);
  std::vector<double> draws(4096);
  for (double& draw : draws) draw = ahead_s(engine);
  EventQueue queue;
  constexpr double span_s = 1e6;
  std::size_t k = 0;
  const auto refill = [&] {
    queue.reset(0, span_s, 4096);
    for (std::int64_t n = 0; n < state.range(0); ++n) queue.push({draws[k++ % 4096], static_cast<std::uint64_t>(n)});
  };
  refill();
  for (auto _ : state) {
    Event event = queue.pop();
    event.time_s += draws[k++ % 4096];
    queue.push(event);
    if (event.time_s > span_s) refill();
  }
}
BENCHMARK(queue_hold)->Arg(64)->Arg(256)->Arg(1024);

void intercept(benchmark::State& state) {
  const bool ballistic = state.range(0) != 0;
  const std::vector<Vector2> way_m = {{100e3, 20e3}, {0, 0}};
  const Route route = ballistic ? ballistic_route(way_m, 1500, 50e3) : level_route(way_m, 60, 500);
  Envelope envelope;
  envelope.slant_max_m = 30e3;
  const LaunchWindows found = launch_windows(route, envelope, 1200);
  const LaunchWindow& window = found.windows.front();
  double fraction = 0;
  for (auto _ : state) {
    fraction = fraction > 0.9 ? 0 : fraction + 0.01;
    const double launch_s = window.launch.begin_s + fraction * (window.launch.end_s - window.launch.begin_s);
    benchmark::DoNotOptimize(intercept_time_s(route, window, found.shots, envelope.site_m, 1200, launch_s));
  }
  state.SetLabel(ballistic ? "ballistic" : "level");
}
BENCHMARK(intercept)->Arg(0)->Arg(1);

void matching(benchmark::State& state) {
  const auto n = static_cast<std::uint32_t>(state.range(0));
  std::mt19937_64 engine(1);
  std::uniform_real_distribution<double> worth(0, 3);
  std::vector<MatchingEdge> edges;
  for (std::uint32_t t = 0; t < n; ++t) {
    for (std::uint32_t b = 0; b < n; ++b) edges.push_back({CandidateId(t), BatteryId(b), worth(engine)});
  }
  const IndexedBy<BatteryId, std::uint32_t> capacity(n, 1);
  for (auto _ : state) benchmark::DoNotOptimize(match(n, capacity, edges));
}
BENCHMARK(matching)->Arg(2)->Arg(8)->Arg(32);

}  // namespace
}  // namespace bulwark::bench
