// Figures by control variates, held against ordinary least squares on the raw trials. That the intervals hold the truth
// is tested in tests/validation.
#include "tally/controlled.h"

#include <gtest/gtest.h>

#include <Eigen/LU>
#include <Eigen/QR>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "study/small_case.h"

namespace bulwark {
namespace {

UncertainParameter accuracy_of_drones(Distribution distribution) {
  UncertainParameter parameter;
  parameter.path = "threats.one_way_drone.accuracy";
  parameter.field = UncertainField::accuracy;
  parameter.distribution = std::move(distribution);
  return parameter;
}

/// The small case with uncertain parameters of these distributions.
Scenario with(const std::vector<Distribution>& distributions) {
  Scenario scenario = small_scenario();
  for (const Distribution& distribution : distributions) {
    scenario.uncertain.push_back(accuracy_of_drones(distribution));
  }
  return scenario;
}

std::vector<std::int64_t> values_of(const Scenario& scenario, const Outcome& outcome) {
  std::vector<std::int64_t> values;
  Controls(scenario).read(outcome, values);
  return values;
}

TEST(Controls, AreStandardisedDrawsAndTheirSquares) {
  const Scenario scenario = with({{Uniform{2, 8}}});
  Outcome outcome = first_outcome(small_layout(scenario));
  outcome.uncertain = {6};
  const double z = 1 / std::sqrt(3.0);
  EXPECT_EQ(values_of(scenario, outcome), (std::vector<std::int64_t>{std::llround(z * Controls::steps),
                                                                     std::llround((z * z - 1) * Controls::steps)}));
}

TEST(Controls, CountTheBatteriesOfASystemThatAreUp) {
  Scenario scenario = small_scenario();
  scenario.batteries[BatteryId(0)].unit.availability = 0.5;
  scenario.batteries[BatteryId(1)].unit.availability = 0.9;
  const Layout layout = small_layout(scenario);
  const double deviation = std::sqrt(0.25 + 0.09);
  EXPECT_EQ(values_of(scenario, first_outcome(layout)).at(0), std::llround((2 - 1.4) / deviation * Controls::steps));
  EXPECT_EQ(values_of(scenario, second_outcome(layout)).at(0), std::llround((1 - 1.4) / deviation * Controls::steps));
}

TEST(Controls, ExpectAnUncertainAvailabilityToBeItsMean) {
  Scenario scenario = small_scenario();
  UncertainParameter parameter;
  parameter.scope = UncertainScope::system;
  parameter.field = UncertainField::availability;
  parameter.distribution = {Beta{3, 1}};
  scenario.uncertain = {parameter};
  Outcome outcome = first_outcome(small_layout(scenario));
  outcome.uncertain = {0.75};
  EXPECT_EQ(values_of(scenario, outcome),
            (std::vector<std::int64_t>{0, -1 << 20, std::llround((2 - 1.5) / std::sqrt(0.375) * Controls::steps)}));
}

// One battery that is down once in a thousand: in a thousand trials once, and a slope through that one point would
// explain all that happened in it.
TEST(Controls, OfABatteryThatIsRarelyDownAreNotKnownByFewTrials) {
  Scenario scenario = small_scenario();
  scenario.batteries[BatteryId(0)].unit.availability = 0.999;
  EXPECT_FALSE(Controls(scenario).is_known_by(19'999, 0));
  EXPECT_TRUE(Controls(scenario).is_known_by(20'001, 0));
  scenario.batteries[BatteryId(0)].unit.availability = 0.001;
  scenario.batteries[BatteryId(1)].unit.availability = 0;
  EXPECT_FALSE(Controls(scenario).is_known_by(19'999, 0));
  scenario.batteries[BatteryId(1)].unit.availability = 0.5;
  EXPECT_TRUE(Controls(scenario).is_known_by(100, 0));
  EXPECT_TRUE(Controls(with({{Uniform{2, 8}}})).is_known_by(1, 1));
}

TEST(Controls, LeaveOutWhatNeverVariesAndWhatIsCut) {
  const Distribution cut{Gamma{0.5, 0.8}, -no_limit, 1};
  const Distribution cut_normal{Normal{0.5, 0.8}, -no_limit, 1};
  EXPECT_EQ(Controls(small_scenario()).size(), 0U);
  EXPECT_EQ(Controls(with({Distribution::constant_of(3), cut})).size(), 0U);
  EXPECT_EQ(Controls(with({cut_normal})).size(), 2U);
}

/// Trials in which draws explain much of what leaks, and how much appears varies too.
class ControlledTest : public ::testing::Test {
 protected:
  static constexpr std::size_t trials = 400;

  ControlledTest() : scenario_(with({{Uniform{0, 1}}, {Exponential{2}}})) {
    std::mt19937_64 engine(5);
    const auto uniform = [&engine] { return std::uniform_real_distribution<double>(0, 1)(engine); };
    for (std::size_t i = 0; i < trials; ++i) {
      Outcome outcome = empty_outcome(layout_);
      outcome.uncertain = {uniform(), -2 * std::log(uniform())};
      const auto leakers = static_cast<std::uint32_t>(10 * outcome.uncertain[0] + outcome.uncertain[1] + 4 * uniform());
      outcome.cells[CellId(0)].fates = {0, 0, static_cast<std::uint32_t>(30 * uniform()), leakers, 0};
      outcomes_.push_back(outcome);
    }
  }

  void add(const Outcome& outcome, ControlTally& tally) const {
    tally.add(Evaluator(scenario_, layout_).evaluate(outcome));
  }

  ControlTally tally() const {
    ControlTally tally(scenario_);
    for (const Outcome& outcome : outcomes_) add(outcome, tally);
    return tally;
  }

  /// 1 and the controls, a row a trial.
  Eigen::MatrixXd design() const {
    Eigen::MatrixXd design(trials, 5);
    std::vector<std::int64_t> values;
    for (std::size_t i = 0; i < trials; ++i) {
      Controls(scenario_).read(outcomes_[i], values);
      design(static_cast<Eigen::Index>(i), 0) = 1;
      for (std::size_t k = 0; k < 4; ++k) {
        design(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(k + 1)) =
            static_cast<double>(values[k]) / Controls::steps;
      }
    }
    return design;
  }

  Eigen::VectorXd leakers() const { return column(false); }
  Eigen::VectorXd appeared() const { return column(true); }

  static double variance(const Eigen::VectorXd& x) { return (x.array() - x.mean()).square().sum() / (trials - 1); }

  Scenario scenario_;
  Layout layout_ = small_layout(scenario_);
  std::vector<Outcome> outcomes_;

 private:
  Eigen::VectorXd column(bool all) const {
    Eigen::VectorXd values(trials);
    for (std::size_t i = 0; i < trials; ++i) {
      const auto& fates = outcomes_[i].cells[CellId(0)].fates;
      values[static_cast<Eigen::Index>(i)] = fates[3] + (all ? fates[2] : 0);
    }
    return values;
  }
};

/// Intercept of y on the design, and its standard error: the textbook's formulas.
Estimate intercept(const Eigen::MatrixXd& design, const Eigen::VectorXd& y) {
  const Eigen::VectorXd coefficients = design.householderQr().solve(y);
  const double residual =
      (y - design * coefficients).squaredNorm() / static_cast<double>(design.rows() - design.cols());
  return {coefficients[0], std::sqrt(residual * (design.transpose() * design).inverse()(0, 0))};
}

TEST_F(ControlledTest, MeansAreInterceptsOfTheRegression) {
  const auto figure = controlled_figure(tally(), {"leakers", "all"});
  ASSERT_TRUE(figure);
  const Estimate expected = intercept(design(), leakers());
  EXPECT_NEAR(figure->estimate.value, expected.value, 1e-9);
  EXPECT_NEAR(figure->estimate.standard_error, expected.standard_error, 1e-9);
  const double plain = variance(leakers()) / trials;
  EXPECT_NEAR(figure->fewer_trials, plain / std::pow(expected.standard_error, 2), 1e-6);
  EXPECT_GT(figure->fewer_trials, 5);
  const ConfidenceInterval interval = student_interval(expected, trials - 4);
  EXPECT_NEAR(figure->interval.low, interval.low, 1e-9);
  EXPECT_NEAR(figure->interval.high, interval.high, 1e-9);
}

TEST_F(ControlledTest, RatiosAreThoseOfTheIntercepts) {
  const auto figure = controlled_figure(tally(), {"leakage", "all"});
  ASSERT_TRUE(figure);
  const double whole = intercept(design(), appeared()).value;
  const double ratio = intercept(design(), leakers()).value / whole;
  const Estimate deviation = intercept(design(), leakers() - ratio * appeared());
  EXPECT_NEAR(figure->estimate.value, ratio, 1e-12);
  EXPECT_NEAR(figure->estimate.standard_error, deviation.standard_error / whole, 1e-12);
}

TEST_F(ControlledTest, ControlsThatDependOnOneAnotherCountOnce) {
  const Distribution coin{Empirical{{0, 0, 1}}};  // its square says what it says
  Scenario scenario = with({coin, coin});
  ControlTally tally(scenario);
  std::mt19937_64 engine(6);
  for (Outcome& outcome : outcomes_) {
    const double value = engine() % 3 == 0 ? 1 : 0;
    outcome.uncertain = {value, value};
    outcome.cells[CellId(0)].fates[3] = static_cast<std::uint32_t>(3 * value + static_cast<double>(engine() % 2));
    add(outcome, tally);
  }
  const auto figure = controlled_figure(tally, {"leakers", "all"});
  ASSERT_TRUE(figure);
  Eigen::MatrixXd design(trials, 2);
  for (std::size_t i = 0; i < trials; ++i) {
    design(static_cast<Eigen::Index>(i), 0) = 1;
    design(static_cast<Eigen::Index>(i), 1) = outcomes_[i].uncertain[0] - 1.0 / 3;
  }
  const Estimate expected = intercept(design, leakers());
  EXPECT_NEAR(figure->estimate.value, expected.value, 1e-6);
  EXPECT_NEAR(figure->estimate.standard_error, expected.standard_error, 1e-6);
}

TEST_F(ControlledTest, LeavesOutWhatNeverVaried) {
  EXPECT_FALSE(controlled_figure(tally(), {"failed", "all"}));
  EXPECT_FALSE(controlled_figure(tally(), {"leakers", "salvo:wave"}));
  EXPECT_TRUE(controlled_figure(tally(), {"leakers", "family:drone"}));
}

TEST_F(ControlledTest, AsksForTenTrialsAControl) {
  ControlTally tally(scenario_);
  for (std::size_t i = 0; i < 49; ++i) add(outcomes_[i], tally);
  EXPECT_TRUE(controlled_figures(tally).empty());
  add(outcomes_[49], tally);
  EXPECT_FALSE(controlled_figures(tally).empty());
}

TEST_F(ControlledTest, LeavesOutControlsThatTheTrialsDoNotTell) {
  const std::vector<ControlledFigure> without = controlled_figures(tally());
  scenario_.batteries[BatteryId(0)].unit.availability = 1 - 1e-6;
  const ControlTally with_one_more = tally();
  ASSERT_EQ(with_one_more.controls(), 5U);
  EXPECT_EQ(with_one_more.known_controls(), (std::vector<std::size_t>{0, 1, 2, 3}));
  const std::vector<ControlledFigure> figures = controlled_figures(with_one_more);
  ASSERT_EQ(figures.size(), without.size());
  for (std::size_t i = 0; i < figures.size(); ++i) {
    EXPECT_EQ(figures[i].estimate.value, without[i].estimate.value) << figures[i].name.text();
    EXPECT_EQ(figures[i].estimate.standard_error, without[i].estimate.standard_error) << figures[i].name.text();
  }
}

TEST_F(ControlledTest, HasNothingToSayWithoutControls) {
  ControlTally tally(small_scenario());
  for (std::size_t i = 0; i < 100; ++i) add(outcomes_[i], tally);
  EXPECT_TRUE(tally.sums().figures.empty());
  EXPECT_TRUE(controlled_figures(tally).empty());
}

TEST_F(ControlledTest, MergesExactlyInAnyOrder) {
  ControlTally late(scenario_);
  ControlTally early(scenario_);
  for (std::size_t i = 0; i < trials; ++i) add(outcomes_[i], i < 150 ? early : late);
  late.merge(early);
  EXPECT_TRUE(late == tally());
  EXPECT_FALSE(early == tally());
}

}  // namespace
}  // namespace bulwark
