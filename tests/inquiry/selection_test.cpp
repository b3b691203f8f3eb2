// Selection of the best, on raids whose leakage is known exactly: how often it is right, and at what cost.
#include "inquiry/selection.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <random>

#include "tally/observer.h"
#include "trial/small_raid.h"

namespace bulwark {
namespace {

using testing::compile_duel;
using testing::Settings;

/// One drone, one volley of `shots`: leakage (1 - pk)^shots.
std::unique_ptr<Tables> volley(int shots, double leakage) {
  const double pk = 1 - std::pow(leakage, 1.0 / shots);
  const std::string doctrine = "{default: {shots: " + std::to_string(shots) + ", interval: 1 s}}";
  return std::make_unique<Tables>(
      compile_duel({"systems.sam.pk.uav=" + std::to_string(pk), "systems.sam.rounds=" + std::to_string(shots),
                    "systems.sam.doctrine=" + doctrine}));
}

/// Runs the candidates' trials under a seed, one thread.
class Runner {
 public:
  explicit Runner(std::vector<std::unique_ptr<Tables>> tables) : tables_(std::move(tables)) {
    for (const auto& of_one : tables_) {
      trials_.push_back(std::make_unique<Trial>(*of_one));
      observers_.push_back(std::make_unique<Observer>(of_one->scenario, of_one->layout, metrics_));
    }
  }

  Selection select(const SelectionQuery& query, std::uint64_t seed) {
    const RunTrials run = [&](const std::vector<std::size_t>& candidates, std::uint32_t first, std::uint32_t trials) {
      std::vector<Series> series;
      for (const std::size_t c : candidates) {
        Sample sample(metrics_, trials);
        for (std::uint32_t t = 0; t < trials; ++t) {
          sample.put(t, observers_[c]->observe(trials_[c]->run(seed, first + t)));
        }
        series.push_back(std::move(sample.series[0]));
      }
      return series;
    };
    return select_best(tables_.size(), query, run);
  }

  /// Of `repetitions` under seeds of their own, how many select candidate 0; adds up the trials of all.
  int right(const SelectionQuery& query, int repetitions) {
    int count = 0;
    for (int repetition = 0; repetition < repetitions; ++repetition) {
      const Selection selection = select(query, 1000 + static_cast<std::uint64_t>(repetition));
      count += selection.is_decided && selection.best == 0 ? 1 : 0;
      spent += static_cast<double>(selection.trials());
      equal += static_cast<double>(selection.equal_allocation * tables_.size());
    }
    return count;
  }

  double spent = 0;
  double equal = 0;

 private:
  std::vector<MetricName> metrics_ = {{"leakage", "all"}};
  std::vector<std::unique_ptr<Tables>> tables_;
  std::vector<std::unique_ptr<Trial>> trials_;
  std::vector<std::unique_ptr<Observer>> observers_;
};

std::vector<std::unique_ptr<Tables>> tables_of(const std::vector<std::pair<int, double>>& volleys) {
  std::vector<std::unique_ptr<Tables>> tables;
  for (const auto& [shots, leakage] : volleys) tables.push_back(volley(shots, leakage));
  return tables;
}

/// Right as often as stated, but for three standard errors, with less than this share of the trials that running all
/// equally long would take.
void expect_right(Runner& runner, const SelectionQuery& query, int repetitions, double most_spent) {
  const int right = runner.right(query, repetitions);
  const double three_errors = 3 * std::sqrt(repetitions * query.confidence * (1 - query.confidence));
  EXPECT_GE(right, query.confidence * repetitions - three_errors);
  EXPECT_LT(runner.spent, most_spent * runner.equal);
  ::testing::Test::RecordProperty("right", right);
  ::testing::Test::RecordProperty("spent_of_equal", std::to_string(runner.spent / runner.equal));
}

TEST(Selection, IsRightAsOftenAsStatedInTheWorstCase) {
  // All others worse by exactly δ, and little correlation between volleys of different lengths.
  Runner runner(tables_of({{1, 0.40}, {2, 0.45}, {3, 0.45}, {4, 0.45}}));
  expect_right(runner, {0.05, 0.9}, 400, 0.9);
}

TEST(Selection, SpendsLittleOnTheHopeless) {
  Runner runner(tables_of({{1, 0.30}, {2, 0.35}, {3, 0.45}, {2, 0.60}, {1, 0.70}, {4, 0.80}, {2, 0.50}, {1, 0.55}}));
  expect_right(runner, {0.05, 0.95}, 300, 0.5);
}

TEST(Selection, OfTheMostIsTheMirrorImage) {
  Runner runner(tables_of({{1, 0.30}, {2, 0.60}}));
  EXPECT_EQ(runner.select({0.05, 0.95, true}, 1).best, 1U);
}

TEST(Selection, OfEqualsTakesTheFirstAfterOneStage) {
  Runner runner(tables_of({{1, 0.30}, {1, 0.30}}));
  const Selection selection = runner.select({0.05}, 1);
  EXPECT_EQ(selection.best, 0U);
  EXPECT_EQ(selection.candidates[1].dropped_by, std::size_t{0});
  EXPECT_EQ(selection.trials(), 256U);
}

/// Rare events under common random numbers: in a trial with the number u candidate i sees one where u < p_i.
Selection select_least(const std::vector<double>& probabilities, const SelectionQuery& query, std::uint32_t seed) {
  std::mt19937_64 engine(seed);
  std::vector<double> numbers;
  std::uniform_real_distribution<double> uniform;
  const RunTrials run = [&](const std::vector<std::size_t>& candidates, std::uint32_t first, std::uint32_t trials) {
    while (numbers.size() < first + trials) numbers.push_back(uniform(engine));
    std::vector<Series> series;
    for (const std::size_t c : candidates) {
      Series& events = series.emplace_back();
      events.form = form_of({"event", "big"});
      for (std::uint32_t t = first; t < first + trials; ++t) events.x.push_back(numbers[t] < probabilities[c] ? 1 : 0);
    }
    return series;
  };
  return select_best(probabilities.size(), query, run);
}

// After 128 trials three in four of these saw nothing at all: no spread, and the first of the list was taken for sure.
TEST(Selection, OfRareEventsIsRightAsOftenAsStated) {
  constexpr int repetitions = 300;
  int right = 0;
  for (std::uint32_t seed = 1; seed <= repetitions; ++seed) {
    const Selection selection = select_least({0.004, 0.001}, {0.002, 0.95}, seed);
    right += selection.is_decided && selection.best == 1 ? 1 : 0;
  }
  EXPECT_GE(right, 0.95 * repetitions - 3 * std::sqrt(repetitions * 0.95 * 0.05));
}

TEST(Selection, IsUndecidedWhereTooFewTrialsDiffer) {
  const Selection selection = select_least({0, 0}, {0.002, 0.95, false, 128, 1000}, 1);
  EXPECT_FALSE(selection.is_decided);
  EXPECT_TRUE(selection.is_spread_unknown);
  EXPECT_EQ(selection.trials(), 2000U);
  // That no trial of (1 - 0.005^(1/n) < 0.002) differs leaves no more than the difference that does not matter.
  const Selection longer = select_least({0, 0}, {0.002, 0.95, false, 128, 5000}, 1);
  EXPECT_TRUE(longer.is_decided);
  EXPECT_FALSE(longer.is_spread_unknown);
  EXPECT_NEAR(static_cast<double>(longer.trials()), 2 * std::log(0.005) / std::log(1 - 0.002), 2 * 64 * 6);
}

TEST(Selection, DropsAHopelessOneThoughTheOthersAreAlike) {
  const Selection selection = select_least({0.001, 0.0011, 0.9}, {0.01, 0.95, false, 128, 1000}, 1);
  EXPECT_EQ(selection.candidates[2].series.trials(), 128U);
}

TEST(Selection, CountsNoMoreTrialsThanThereAreNumbersFor) {
  const Selection selection = select_least({0.2, 0.5}, {1e-12, 0.95, false, 128, 500}, 1);
  EXPECT_EQ(selection.equal_allocation, most_allocation);
}

TEST(Selection, IsUndecidedWhereTrialsRunOut) {
  Runner runner(tables_of({{1, 0.300}, {2, 0.301}, {1, 0.9}}));
  const Selection selection = runner.select({0.01, 0.95, false, 128, 500}, 1);
  EXPECT_FALSE(selection.is_decided);
  EXPECT_EQ(selection.candidates[0].series.trials(), 500U);
  EXPECT_FALSE(selection.candidates[1].dropped_by);
  EXPECT_TRUE(selection.candidates[2].dropped_by);
}

}  // namespace
}  // namespace bulwark
