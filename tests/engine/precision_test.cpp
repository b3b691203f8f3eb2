// When a run to a stated precision stops, and that it is the run of that many trials. The coverage of its intervals is
// tested in tests/validation.
#include "engine/precision.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "base/input_error.h"
#include "format/load.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Precision, ReadsMetricAndHalfWidth) {
  const PrecisionTarget share = parse_precision("leakage:family:drone = 0.5 %");
  EXPECT_EQ(share.metric.text(), "leakage:family:drone");
  EXPECT_DOUBLE_EQ(share.half_width, 0.005);
  EXPECT_EQ(parse_precision("leakers=0.2").metric.text(), "leakers:all");
  EXPECT_EQ(parse_precision("channels:salvo:a=1e-3").half_width, 1e-3);
}

TEST(Precision, SaysWhatIsWrong) {
  const auto expect_refused = [](const std::string& text, const std::string& word) {
    EXPECT_THAT([&] { parse_precision(text); }, ThrowsMessage<InputErrors>(HasSubstr(word))) << text;
  };
  expect_refused("leakage", "METRIC=HALF_WIDTH");
  expect_refused("leakge=0.1", "did you mean 'leakage'?");
  expect_refused("attacker_cost:family:drone=1", "attacker_cost:all");
  expect_refused("leakage=12", "leakage:all lies between 0 and 1, and never differs by 12; did you mean 12 %?");
  expect_refused("leakers=5 %", "leakers:all is no share, and '5 %' means nothing of it; expected a number");
  EXPECT_EQ(parse_precision("cost_ratio=5 %").half_width, 0.05);  // a ratio, though no share
  for (const char* width : {"0", "-1", "x", "", "5 km", "1e400"}) {
    expect_refused(std::string("leakage=") + width, "expected a number above 0, or a percentage");
  }
}

TEST(Precision, LooksAtFixedNumbersOfTrials) {
  std::vector<std::uint32_t> looks = {first_look(10000)};
  while (looks.back() < 10000) looks.push_back(next_look(looks.back(), 10000));
  EXPECT_EQ(looks, (std::vector<std::uint32_t>{1000, 1500, 2250, 3375, 5063, 7595, 10000}));
  EXPECT_EQ(first_look(7), 7U);
  EXPECT_EQ(next_look(4'000'000'000U, 4'294'967'295U), 4'294'967'295U);
}

TEST(Precision, JudgesHalfTheLengthOfTheInterval) {
  const MetricForm money{1e6, false, false};
  EXPECT_DOUBLE_EQ(judged_half_width({5, 1}, {3, 7}, money, 1000), 2);
  const MetricForm share{1, true, true};
  EXPECT_DOUBLE_EQ(judged_half_width({0.2, 0.01}, {0.18, 0.23}, share, 1000), 0.025);
}

TEST(Precision, NothingSeenIsNothingKnown) {
  const MetricForm count{1, false, false};
  const double t = 1.96234;  // of 999 degrees of freedom
  EXPECT_NEAR(judged_half_width({0, 0}, {0, 0}, count, 1000), t / 1000, 1e-7);
  EXPECT_NEAR(judged_half_width({3, 0.03}, {3 - 0.05, 3 + 0.05}, count, 1000), std::hypot(0.05, t / 1000), 1e-7);
  // 0 of 1,000 trials, however many threats they had: Wilson's interval ends at t²/(n + t²).
  const MetricForm share{1, true, true};
  EXPECT_NEAR(judged_half_width({0, 0}, share_interval({0, 0}, 1000), share, 1000), t * t / (1000 + t * t) / 2, 1e-8);
  EXPECT_NEAR(judged_half_width({0.5, 0}, {0.5, 0.5}, share, 1000), (1 - std::pow(0.025, 0.001)) / 2, 1e-9);
  // Of money nobody knows how much a trial may bring in which something happens; what is the same in all is known.
  const MetricForm money{.units = 1e6};
  EXPECT_TRUE(std::isnan(judged_half_width({0, 0}, {0, 0}, money, 1000)));
  EXPECT_EQ(judged_half_width({7, 0}, {7, 7}, money, 1000), 0);
  EXPECT_TRUE(std::isnan(judged_half_width({nan, nan}, {nan, nan}, share, 1000)));
}

constexpr const char* text = R"(bulwark: 1
name: one shot each
assets: {goal: {position: [10 km, 0 km]}}
threats: {drone: {family: drone, speed: 50 m/s, altitude: 100 m}}
raid: {wave: {threat: drone, count: 4, from: [0 km, 0 km], targets: [goal], launch: {at: 0 s}}}
systems:
  unit: {interceptor: {speed: 500 m/s}, envelope: {range: [0 km, 3 km]}, pk: {drone: 0.6}, channels: 4, rounds: 4,
         reaction: 1 s}
batteries: {site: {system: unit, position: [10 km, 0 km]}}
)";

Tables one_shot_tables() {
  return compile(load_scenario_text(text, "test").scenario);
}

TEST(Precision, IsTheRunOfTheTrialsAtWhichItStopped) {
  const Tables tables = one_shot_tables();
  const std::vector<PrecisionTarget> targets = {parse_precision("leakers=0.04"), parse_precision("leakage=2 %")};
  const PrecisionResult result = run_to_precision(tables, {5, 0, 100'000, 2}, targets);
  EXPECT_TRUE(result.record.reached);
  EXPECT_FALSE(result.run.partial);
  // The standard deviation of a binomial of 4 and 0.4 is 0.98, so 1.96 · 0.98/√n <= 0.04 from 2,305 trials on.
  const std::uint64_t trials = result.run.tallies.trials();
  EXPECT_THAT(trials, ::testing::AnyOf(2250U, 3375U));
  EXPECT_LE(result.record.figures[0].half_width, 0.04);
  EXPECT_LE(result.record.figures[1].half_width, 0.02);
  const auto plan = [](std::uint64_t n, unsigned threads) {
    return RunPlan{5, 0, static_cast<std::uint32_t>(n), threads};
  };
  EXPECT_TRUE(result.run.tallies == run_trials(tables, plan(trials, 1)).tallies);
  for (const unsigned threads : {1U, 3U}) {
    EXPECT_TRUE(result.run.tallies == run_to_precision(tables, plan(100'000, threads), targets).run.tallies);
  }
}

TEST(Precision, StopsAtTheMostTrialsAndSaysSo) {
  const PrecisionResult result =
      run_to_precision(one_shot_tables(), {5, 0, 1200, 2}, {parse_precision("leakage=0.01 %")});
  EXPECT_FALSE(result.record.reached);
  EXPECT_FALSE(result.run.partial);
  EXPECT_EQ(result.run.tallies.trials(), 1200U);
  EXPECT_GT(result.record.figures[0].half_width, 0.0001);
}

TEST(Precision, AnInterruptedRunIsPartial) {
  std::atomic<bool> stop = true;
  const PrecisionResult result =
      run_to_precision(one_shot_tables(), {5, 0, 1200, 2}, {parse_precision("leakage=1 %")}, {&stop, {}, nullptr});
  EXPECT_TRUE(result.run.partial);
  EXPECT_FALSE(result.record.reached);
}

TEST(Precision, RefusesAGroupThatIsNotThere) {
  EXPECT_THROW(run_to_precision(one_shot_tables(), {5, 0, 100, 1}, {parse_precision("leakage:family:cruise=1 %")}),
               InputErrors);
}

}  // namespace
}  // namespace bulwark
