// Samples against tallies of the same trials, and paired differences against figures worked out by hand and against
// the spread of many repetitions.
#include "tally/sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "engine/run.h"
#include "engine/sample_pool.h"
#include "format/load.h"
#include "inquiry/comparison.h"
#include "statistics/fieller.h"
#include "tally/metrics.h"

namespace bulwark {
namespace {

const std::string quickstart = std::string(BULWARK_SOURCE_DIR) + "/configs/quickstart.yaml";

SampleJob job_of(const std::string& count, std::uint32_t trials, const std::vector<MetricName>& metrics) {
  const Scenario scenario = load_scenario(quickstart, {{"raid.salvo.count", count}}).scenario;
  return {std::make_shared<const Tables>(compile(scenario)), metrics, scenario.seed, 0, trials};
}

Series mean_series(const std::vector<std::int64_t>& x) {
  return {{1, false, false}, x, {}};
}
Series ratio_series(const std::vector<std::int64_t>& x, const std::vector<std::int64_t>& y) {
  return {{1, true, true}, x, y};
}

TEST(Sample, HasTheFiguresOfTheSummaryToTheLastDigit) {
  const Scenario scenario = load_scenario(quickstart).scenario;
  const SampleJob job = job_of("40", 150, names_of(study_slots(scenario)));
  const Sample sample = run_job(job, {2, nullptr, {}});
  const std::vector<Metric> expected = metrics(run_trials(*job.tables, {job.seed, 0, 150, 1}).tallies);
  for (const Metric& metric : expected) {
    const auto found = std::find(job.metrics.begin(), job.metrics.end(), MetricName{metric.name, metric.group});
    ASSERT_NE(found, job.metrics.end()) << metric.name << " of " << metric.group;
    const Figure figure = figure_of(sample.series[static_cast<std::size_t>(found - job.metrics.begin())]);
    EXPECT_EQ(figure.estimate.value, metric.estimate.value) << found->text();
    EXPECT_EQ(figure.estimate.standard_error, metric.estimate.standard_error) << found->text();
    EXPECT_EQ(figure.interval.low, metric.interval.low) << found->text();
    EXPECT_EQ(figure.p05, metric.values.quantile(0.05)) << found->text();
    EXPECT_EQ(figure.p50, metric.values.quantile(0.5)) << found->text();
    EXPECT_EQ(figure.p95, metric.values.quantile(0.95)) << found->text();
  }
}

TEST(Sample, DoesNotDependOnThreads) {
  const std::vector<MetricName> metrics = {{"leakage", "all"}, {"defender_cost", "all"}};
  const OpenJob open = [&](std::size_t i) { return job_of(std::to_string(20 + 10 * i), 200, metrics); };
  std::vector<std::vector<Sample>> results;
  for (const unsigned threads : {1U, 3U}) {
    std::vector<Sample> samples(5);
    EXPECT_TRUE(run_jobs(5, open, [&](std::size_t i, Sample sample) { samples[i] = std::move(sample); },
                         {threads, nullptr, {}}));
    results.push_back(std::move(samples));
  }
  for (std::size_t i = 0; i < 5; ++i) {
    for (std::size_t m = 0; m < metrics.size(); ++m) {
      EXPECT_EQ(results[0][i].series[m].x, results[1][i].series[m].x);
      EXPECT_EQ(results[0][i].series[m].y, results[1][i].series[m].y);
    }
  }
}

TEST(SamplePool, PassesOnTheFirstFailure) {
  const OpenJob open = [&](std::size_t i) {
    if (i == 3) throw std::runtime_error("no such point");
    return job_of("10", 100, {{"leakage", "all"}});
  };
  EXPECT_THROW(run_jobs(8, open, [](std::size_t, const Sample&) {}, {2, nullptr, {}}), std::runtime_error);
}

TEST(SamplePool, StopsWhenAsked) {
  const std::atomic<bool> stop = true;
  EXPECT_FALSE(run_jobs(
      2,
      [](std::size_t) {
        return job_of("10", 100, {{"leakage", "all"}});
      },
      [](std::size_t, const Sample&) {}, {1, &stop, {}}));
}

TEST(Difference, OfMeansIsThatOfThePairs) {
  // Differences 1, 2, 3: mean 2, standard error sqrt(1/3).
  const Difference difference = difference_of(mean_series({11, 22, 33}), mean_series({10, 20, 30}));
  EXPECT_DOUBLE_EQ(difference.estimate.value, 2);
  EXPECT_NEAR(difference.estimate.standard_error, std::sqrt(1.0 / 3), 1e-12);
  // Variances 121 and 100 against 1.
  EXPECT_NEAR(difference.variance_reduction, 221, 1e-9);
}

TEST(Difference, OfAScenarioFromItselfIsExactlyNothing) {
  const Series series = ratio_series({1, 2, 5, 0}, {9, 10, 11, 8});
  const Difference difference = difference_of(series, series);
  EXPECT_EQ(difference.estimate.value, 0);
  EXPECT_EQ(difference.estimate.standard_error, 0);
  EXPECT_TRUE(std::isnan(difference.variance_reduction) || std::isinf(difference.variance_reduction));
  EXPECT_THROW(difference_of(series, mean_series({1})), std::logic_error);
}

TEST(Difference, OfRatiosCoversTheTruth) {
  // x | y ~ binomial(y, p) with a common y: 95 % intervals of p_a - p_b = 0.1 must cover it about 95 times in 100.
  std::mt19937_64 engine(4);
  int covered = 0;
  for (int repetition = 0; repetition < 400; ++repetition) {
    std::vector<std::int64_t> y;
    std::vector<std::int64_t> a;
    std::vector<std::int64_t> b;
    for (int i = 0; i < 200; ++i) {
      y.push_back(std::uniform_int_distribution<std::int64_t>(5, 25)(engine));
      std::int64_t in_a = 0;
      std::int64_t in_b = 0;
      for (std::int64_t k = 0; k < y.back(); ++k) {
        const double u = std::uniform_real_distribution<double>(0, 1)(engine);
        in_a += u < 0.4 ? 1 : 0;
        in_b += u < 0.3 ? 1 : 0;
      }
      a.push_back(in_a);
      b.push_back(in_b);
    }
    const Difference difference = difference_of(ratio_series(a, y), ratio_series(b, y));
    covered += difference.interval.low <= 0.1 && 0.1 <= difference.interval.high ? 1 : 0;
    EXPECT_GT(difference.variance_reduction, 2);
  }
  EXPECT_NEAR(covered, 380, 18);  // four standard errors
}

TEST(Fieller, IsTheDeltaIntervalWhereTheDenominatorIsSure) {
  const std::vector<double> of_a = {1, -1, 1, -1, 1, -1, 1, -1, 1, -1};
  const std::vector<double> of_b(10, 0.0);
  const auto interval = fieller_interval({6, 2, of_a, of_b});
  ASSERT_TRUE(interval);
  const double half = student_quantile(9) * std::sqrt(10.0 / 90) / 2;
  EXPECT_NEAR(interval->low, 3 - half, 1e-12);
  EXPECT_NEAR(interval->high, 3 + half, 1e-12);
  EXPECT_FALSE(fieller_interval({6, 0.1, of_b, of_a}));  // the denominator may be 0
}

}  // namespace
}  // namespace bulwark
