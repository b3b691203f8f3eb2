// The floor: as many named draws and queue operations as the average trial of the flagship makes, and nothing else.
// What a trial costs above it is the simulation's own work.
#include <benchmark/benchmark.h>

#include <functional>
#include <queue>
#include <random>
#include <utility>
#include <vector>

#include "random/stream.h"
#include "workspace/event_queue.h"

namespace bulwark::bench {
namespace {

// Counted under callgrind over 400 trials of configs/winter_grid.yaml: two blocks a threat, one an engagement and one
// for four shots at a threat; two events a threat, one an engagement, and the openings. Those that a trial cancels are
// left in the queue.
constexpr std::uint32_t flagship_blocks = 2700;
constexpr std::uint32_t flagship_pushes = 3100;
constexpr std::uint32_t flagship_pops = 2650;
constexpr std::uint32_t flagship_buckets = 16 * 521;  // at least, as a trial asks for
constexpr double raid_s = 46000;

std::vector<double> event_times_s() {
  std::mt19937_64 engine(1);
  std::uniform_real_distribution<double> time_s(0, raid_s);
  std::vector<double> times_s(flagship_pushes);
  for (double& t : times_s) t = time_s(engine);
  return times_s;
}

double draw(std::uint32_t trial) {
  const TrialStreams streams(1, trial);
  double sum = 0;
  for (std::uint32_t i = 0; i < flagship_blocks; ++i) sum += streams.block({7, i}, Purpose::kill).first();
  return sum;
}

void floor_of_flagship(benchmark::State& state) {
  const std::vector<double> times_s = event_times_s();
  EventQueue queue;
  std::uint32_t trial = 0;
  for (auto _ : state) {
    double sum = draw(trial++);
    queue.reset(0, raid_s, flagship_buckets);
    for (std::uint32_t i = 0; i < flagship_pushes; ++i) queue.push({times_s[i], i});
    for (std::uint32_t i = 0; i < flagship_pops; ++i) sum += queue.pop().time_s;
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(floor_of_flagship)->Unit(benchmark::kMicrosecond);

/// The same with the standard library's binary heap, as a plain event simulation has it.
void floor_with_binary_heap(benchmark::State& state) {
  const std::vector<double> times_s = event_times_s();
  using Entry = std::pair<double, std::uint32_t>;
  std::uint32_t trial = 0;
  for (auto _ : state) {
    double sum = draw(trial++);
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> heap;
    for (std::uint32_t i = 0; i < flagship_pushes; ++i) heap.emplace(times_s[i], i);
    for (std::uint32_t i = 0; i < flagship_pops; ++i) {
      sum += heap.top().first;
      heap.pop();
    }
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(floor_with_binary_heap)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace bulwark::bench
