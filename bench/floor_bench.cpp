// The floor: as many named draws and queue operations as the average trial of the flagship makes, and nothing else.
// What a trial costs above it is the simulation's own work.
#include <benchmark/benchmark.h>

#include <random>

#include "random/stream.h"
#include "trial/event_queue.h"

namespace bulwark::bench {
namespace {

// Counted under callgrind over 40 trials of configs/winter_grid.yaml: two blocks a threat, one an engagement and one
// for four shots at a threat; two events a threat, one an engagement, and the openings and rounds that kill.
constexpr std::uint32_t flagship_blocks = 2700;
constexpr std::uint32_t flagship_events = 3800;

void floor_of_flagship(benchmark::State& state) {
  std::mt19937_64 engine(1);
  std::uniform_real_distribution<double> time_s(0, 46000);
  std::vector<double> times_s(flagship_events);
  for (double& t : times_s) t = time_s(engine);
  EventQueue queue;
  std::uint32_t trial = 0;
  for (auto _ : state) {
    const TrialStreams streams(1, trial++);
    double sum = 0;
    for (std::uint32_t i = 0; i < flagship_blocks; ++i) sum += streams.block({7, i}, Purpose::kill).first();
    queue.reset(0, 46000, 2048);
    for (std::uint32_t i = 0; i < flagship_events; ++i) queue.push({times_s[i], i});
    while (!queue.empty()) sum += queue.pop().time_s;
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(floor_of_flagship)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace bulwark::bench
