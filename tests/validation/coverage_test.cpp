// Do 95 % intervals hold the truth 95 times in 100? Over 2,000 independent runs (base seeds 0 … 1999) of scenarios
// whose answers are known exactly. An observed share has a standard error of 0.5 points; 94 to 96.5 % is asked for,
// with three of them allowed on either side. Quantiles of counts are discrete, and their intervals hold the truth more
// often by nature: at least 95 % is what is promised there.
#include "validation/coverage.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>

#include "metrics/fixed_point.h"
#include "statistics/quantiles.h"
#include "tally/controlled.h"
#include "tally/metrics.h"
#include "validation/laws.h"
#include "validation/scenarios.h"
#include "validation/support.h"

namespace bulwark {
namespace {

using test::coverage_noise;
using test::coverage_runs;
using test::expect_nominal;
using test::one_shot_text;

using IntervalOf = std::function<ConfidenceInterval(const Tallies&)>;

/// Share of the runs whose interval holds the truth.
double coverage(const std::string& text, std::uint32_t trials, double truth, const IntervalOf& interval_of) {
  const Tables tables = test::compile_text(text);
  Trial trial(tables);
  std::uint64_t held = 0;
  for (std::uint64_t seed = 0; seed < coverage_runs; ++seed) {
    Tallies tallies(tables.scenario, tables.layout);
    for (std::uint32_t number = 0; number < trials; ++number) tallies.add(trial.run(seed, number));
    const ConfidenceInterval interval = interval_of(tallies);
    held += interval.low <= truth && truth <= interval.high ? 1 : 0;
  }
  return static_cast<double>(held) / static_cast<double>(coverage_runs);
}

ConfidenceInterval mean_interval(const Moments& moments) {
  return student_interval(mean_estimate(moments), moments.count);
}

ConfidenceInterval leakers_interval(const Tallies& tallies) {
  return mean_interval(tallies.counts(Groups::all(), CountMetric::leakers).moments());
}

ConfidenceInterval leakage_interval(const Tallies& tallies) {
  return leakage_metric(tallies, Groups::all()).interval;
}

TEST(Coverage, MeanOfACount) {
  expect_nominal(coverage(one_shot_text(10, 0.7), 100, 3, leakers_interval));
}

TEST(Coverage, MeanOfASkewedCount) {
  // Armstrong's leakers, and rounds spent one after another.
  const auto rounds = [](const Tallies& t) {
    return mean_interval(t.counts(Groups::all(), CountMetric::shots).moments());
  };
  expect_nominal(coverage(sequential_text(6, 10, 0.7, 2), 100, 7.788335999999999, rounds));
  expect_nominal(coverage(sequential_text(6, 10, 0.7, 2), 100, 0.5481648, leakers_interval));
}

/// Wilson's interval for P(leakers >= least).
IntervalOf exceedance(std::size_t least) {
  return [least](const Tallies& tallies) {
    return wilson_interval(tallies.counts(Groups::all(), CountMetric::leakers).at_least(least), tallies.trials());
  };
}

double binomial_exceedance(unsigned n, double p, std::size_t least) {
  const std::vector<double> law = binomial_law(n, p);
  double sum = 0;
  for (std::size_t k = least; k < law.size(); ++k) sum += law[k];
  return sum;
}

/// Of a count of successes there are so few values that how often Wilson's interval holds a probability p is a sum: of
/// the chances of those counts out of n whose interval does.
double exact_coverage(unsigned n, double p) {
  const std::vector<double> law = binomial_law(n, p);
  double sum = 0;
  for (std::size_t k = 0; k < law.size(); ++k) {
    const ConfidenceInterval interval = wilson_interval(k, n);
    if (interval.low <= p && p <= interval.high) sum += law[k];
  }
  return sum;
}

/// P(leakers >= least) of ten, from 200 trials a run.
void expect_exact_coverage(std::size_t least, double coverage_by_hand) {
  const double p = binomial_exceedance(10, 0.3, least);
  const double exact = exact_coverage(200, p);
  EXPECT_NEAR(exact, coverage_by_hand, 1e-4);
  EXPECT_NEAR(coverage(one_shot_text(10, 0.7), 200, p, exceedance(least)), exact, coverage_noise);
}

TEST(Coverage, ProbabilityInTheMiddle) {
  expect_exact_coverage(3, 0.9504);
}

TEST(Coverage, ProbabilityNearZero) {
  // 1.06 %, on average two of 200 trials: too few counts for any interval to hold it 95 times in 100. Of the
  // alternatives that were looked at Clopper and Pearson's and its mid-P form hold it 97.9 times.
  expect_exact_coverage(7, 0.9370);
}

TEST(Coverage, ProbabilityNearOne) {
  // 97.2 %.
  expect_exact_coverage(1, 0.9501);
}

/// Ten threats, of which two in ten never appear, one shot at each.
std::string unreliable_text(double pk) {
  std::string text = one_shot_text(10, pk);
  const std::string type = "{family: drone, ";
  text.insert(text.find(type) + type.size(), "reliability: 0.8, ");
  return text;
}

TEST(Coverage, LeakageOfARandomNumber) {
  expect_nominal(coverage(unreliable_text(0.7), 100, 0.3, leakage_interval));
}

TEST(Coverage, LeakageNearZero) {
  // 1 % of some 800 threats a run: eight leakers.
  expect_nominal(coverage(unreliable_text(0.99), 100, 0.01, leakage_interval));
}

TEST(Coverage, LeakageOfRareLeakersIsHeldAtLeastAsOften) {
  // 0.2 % of some 800 threats a run: one and a half leakers, often none. So few are discrete: 97.6 % was measured,
  // where value ± t · s.e. held the truth in 80 %.
  const double covered = coverage(unreliable_text(0.998), 100, 0.002, leakage_interval);
  EXPECT_GE(covered, 0.95 - coverage_noise);
  EXPECT_LE(covered, 0.99);
}

TEST(Coverage, LeakageNearOne) {
  expect_nominal(coverage(unreliable_text(0.005), 100, 0.995, leakage_interval));
}

TEST(Coverage, LeakageOfThreatsThatShareTheirLuck) {
  // 1 - 0.5 · 0.7.
  const std::string text = test::half_available(one_shot_text(10, 0.7));
  expect_nominal(coverage(text, 100, 0.65, leakage_interval));
}

/// Ten kinds of threat, each launched or not with probability 1/2, that cost 0.001, 0.002, 0.004, …: the attacker's
/// cost is uniform on 0, 0.001, …, 1.023, near enough a continuous law.
std::string uniform_cost_text() {
  std::string types;
  std::string raid;
  for (int k = 0; k < 10; ++k) {
    const std::string name = "t" + std::to_string(k);
    types += "  " + name +
             ": {family: drone, speed: 10 m/s, altitude: 0 m, cost: " + std::to_string((1 << k) / 1000.0) + "}\n";
    raid += "  s" + std::to_string(k) + ": {threat: " + name +
            ", count: {binomial: [1, 0.5]}, from: [0 m, 0 m], targets: [goal], launch: {at: 0 s}}\n";
  }
  return "bulwark: 1\nname: costs\nassets: {goal: {position: [100 m, 0 m]}}\nthreats:\n" + types + "raid:\n" + raid;
}

IntervalOf quantile_interval(double q, const std::function<FrequencyTable(const Tallies&)>& values_of) {
  return [q, values_of](const Tallies& tallies) {
    const FrequencyTable values = values_of(tallies);
    const RankInterval ranks = quantile_rank_interval(q, values.total());
    ConfidenceInterval interval{-INFINITY, INFINITY};
    if (ranks.low) interval.low = values.value_at_rank(*ranks.low);
    if (ranks.high) interval.high = values.value_at_rank(*ranks.high);
    return interval;
  };
}

FrequencyTable attacker_costs(const Tallies& tallies) {
  return FrequencyTable(tallies.raid().attacker_cost, money_steps);
}

FrequencyTable leaker_counts(const Tallies& tallies) {
  return FrequencyTable(tallies.counts(Groups::all(), CountMetric::leakers));
}

TEST(Coverage, QuantileOfANearlyContinuousFigure) {
  // Smallest x with F(x) = (1000x + 1)/1024 >= q.
  expect_nominal(coverage(uniform_cost_text(), 200, 0.511, quantile_interval(0.5, attacker_costs)));
  expect_nominal(coverage(uniform_cost_text(), 200, 0.972, quantile_interval(0.95, attacker_costs)));
  expect_nominal(coverage(uniform_cost_text(), 200, 0.051, quantile_interval(0.05, attacker_costs)));
}

TEST(Coverage, QuantileOfACountIsHeldAtLeastAsOften) {
  // Bin(10, 0.3): F(2) = 0.383, F(3) = 0.650, F(4) = 0.850, F(5) = 0.953.
  const std::string text = one_shot_text(10, 0.7);
  EXPECT_GE(coverage(text, 100, 3, quantile_interval(0.5, leaker_counts)), 0.95 - coverage_noise);
  EXPECT_GE(coverage(text, 100, 5, quantile_interval(0.95, leaker_counts)), 0.95 - coverage_noise);
}

TEST(Coverage, MeanCapacityLost) {
  const auto lost = [](const Tallies& tallies) {
    const Moments moments = tallies.raid().capacity_lost.moments();
    return student_interval(mean_estimate(moments, capacity_steps_per_mw), moments.count);
  };
  expect_nominal(coverage(armstrong_text(), 100, 0.33 * mean_of_law(armstrong_law(6, 0.67, 3, 0.67)), lost));
}

/// One shot at each of three threats with the same pk, anything from 0.5 to 0.9: a leaker's probability is 0.3, and its
/// variance (0.4²/12) is what a control can take away.
std::string uncertain_pk_text() {
  return one_shot_text(3, 0.7) + "uncertain:\n  systems.unit.pk.drone: {uniform: [0.5, 0.9]}\n";
}

IntervalOf controlled_interval(const char* metric, double& fewer_trials) {
  return [metric, &fewer_trials](const Tallies& tallies) {
    const ControlledFigure figure = controlled_figure(tallies.controls(), {metric, "all"}).value();
    fewer_trials += figure.fewer_trials / static_cast<double>(coverage_runs);
    return figure.interval;
  };
}

TEST(Coverage, ControlVariatesOnAnUncertainPk) {
  double fewer_trials = 0;
  expect_nominal(coverage(uncertain_pk_text(), 100, 0.9, controlled_interval("leakers", fewer_trials)));
  // Var(N) = 3·E[p(1-p)] + 9·Var(p), of which the control explains the last.
  const double luck = 3 * (0.3 * 0.7 - 0.16 / 12);
  EXPECT_NEAR(fewer_trials, (luck + 9 * 0.16 / 12) / luck, 0.05);
}

TEST(Coverage, ControlVariatesOnAvailability) {
  double fewer_trials = 0;
  expect_nominal(
      coverage(test::half_available(one_shot_text(3, 0.7)), 100, 0.65, controlled_interval("leakage", fewer_trials)));
  const double luck = 0.5 * 0.3 * 0.7 / 3;
  EXPECT_NEAR(fewer_trials, (luck + 0.25 * 0.7 * 0.7) / luck, 0.2);
}

TEST(Coverage, ControlVariatesWithTheFewestTrials) {
  double fewer_trials = 0;
  expect_nominal(coverage(uncertain_pk_text(), 30, 0.9, controlled_interval("leakers", fewer_trials)));
  expect_nominal(coverage(uncertain_pk_text(), 30, 0.3, controlled_interval("leakage", fewer_trials)));
}

}  // namespace
}  // namespace bulwark
