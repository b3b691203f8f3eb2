// What a record says: the bank of a night's calibration without its trials, and laws of nights.
#include <benchmark/benchmark.h>

#include "calibrate/calibration_file.h"
#include "calibrate/likelihood.h"
#include "calibrate/minimum_discrimination.h"
#include "calibrate/predicted_count.h"
#include "scenarios.h"

namespace bulwark::bench {
namespace {

Calibration shipped_calibration(const std::string& name) {
  return load_calibration(std::string(BULWARK_SOURCE_DIR) + "/configs/calibrations/" + name + ".yaml");
}

/// One draw of the prior of all uncertain parameters of the flagship.
void calibrate_draw(benchmark::State& state) {
  const Calibration calibration = shipped_calibration("february_night");
  const Prior prior(calibration.scenario.scenario);
  std::uint32_t draws = 1;
  for (auto _ : state) benchmark::DoNotOptimize(draw_prior(prior, 1, draws));
}
BENCHMARK(calibrate_draw)->Unit(benchmark::kMicrosecond);

/// Four trials of one draw.
void calibrate_trials(benchmark::State& state) {
  const Calibration calibration = shipped_calibration("february_night");
  std::vector<BankDraw> bank = draw_prior(Prior(calibration.scenario.scenario), 1, 1);
  for (auto _ : state) {
    state.PauseTiming();
    RaidSimulator simulator(calibration.scenario.scenario, calibration.record.families, 1, 4);
    state.ResumeTiming();
    simulator.simulate(bank, {1, nullptr, {}});
  }
}
BENCHMARK(calibrate_trials)->Unit(benchmark::kMillisecond);

/// The record's probability given them, and the law of the drones in a report.
void calibrate_likelihood(benchmark::State& state) {
  const Calibration calibration = shipped_calibration("february_night");
  const Record& record = calibration.record;
  std::vector<BankDraw> bank = draw_prior(Prior(calibration.scenario.scenario), 1, 1);
  RaidSimulator(calibration.scenario.scenario, record.families, 1, 4).simulate(bank, {1, nullptr, {}});
  for (auto _ : state) benchmark::DoNotOptimize(log_likelihood(record.families, record.raids, 4, bank[0]));
}
BENCHMARK(calibrate_likelihood)->Unit(benchmark::kMicrosecond);

void calibrate_law_of_report(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(fate_law(450, 0.07, 0.03));
}
BENCHMARK(calibrate_law_of_report)->Unit(benchmark::kMicrosecond);

/// Twelve figures of 2,000 draws, some of which pull at one another.
void calibrate_bands(benchmark::State& state) {
  constexpr std::uint32_t draws = 2000;
  std::vector<MomentRange> ranges(12);
  for (std::size_t k = 0; k < ranges.size(); ++k) {
    for (std::uint32_t j = 0; j < draws; ++j) {
      Stream stream(TrialStreams(1, j), {hash_name("bench"), static_cast<std::uint32_t>(k / 3)}, Purpose::study);
      const double share = stream.unit();
      ranges[k].shaping.push_back(k % 3 == 0 ? share : share < 0.3 * static_cast<double>(k % 3) ? 1 : 0);
    }
    ranges[k].judged = ranges[k].shaping;
    const double target = k % 3 == 0 ? 0.42 : 0.38 * static_cast<double>(k % 3);
    ranges[k].low = ranges[k].high = target;
  }
  for (auto _ : state) benchmark::DoNotOptimize(minimum_discrimination(ranges, draws));
}
BENCHMARK(calibrate_bands)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bulwark::bench
