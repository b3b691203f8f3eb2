// Objectives in turn, each over the optima of those before it.
#include "grid/tableau.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

namespace bulwark::test {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

/// Dantzig's product mix: 3 x + 5 y, x <= 4, 2 y <= 12, 3 x + 2 y <= 18 (Hillier and Lieberman, the Wyndor Glass Co.).
TEST(Tableau, FindsTheTextbookOptimum) {
  Tableau tableau;
  tableau.start(std::vector<double>{4, 6});
  const auto row = tableau.add_row(std::vector<double>{3, 2}, -unlimited, 18);
  tableau.maximise(std::vector<double>{3, 5});
  EXPECT_NEAR(tableau.value(0), 2, 1e-12);
  EXPECT_NEAR(tableau.value(1), 6, 1e-12);
  EXPECT_NEAR(tableau.value(row), 18, 1e-12);
}

TEST(Tableau, KeepsTheFirstOptimumForTheNextObjective) {
  Tableau tableau;
  tableau.start(std::vector<double>{4, 6, 3});
  tableau.add_row(std::vector<double>{1, 1, 1}, 0, 7);
  tableau.maximise(std::vector<double>{1, 1, 0});  // x + y = 7
  tableau.maximise(std::vector<double>{1, 0, 5});  // then z would be worth more, but costs the first
  EXPECT_NEAR(tableau.value(0), 4, 1e-12);
  EXPECT_NEAR(tableau.value(1), 3, 1e-12);
  EXPECT_NEAR(tableau.value(2), 0, 1e-12);
}

/// x + z <= 1 and y + z <= 1, beside a variable that is worth far more: x and y are worth more than z.
TEST(Tableau, CountsAWeightThatIsFarBelowOthers) {
  for (const double light : {1e-3, 1e-9, 1e-15, 1e-18}) {
    Tableau tableau;
    tableau.start(std::vector<double>{1, 1, 1, 1});
    tableau.add_row(std::vector<double>{0, 1, 0, 1}, 0, 1);
    tableau.add_row(std::vector<double>{0, 0, 1, 1}, 0, 1);
    const std::vector<double> weight = {1, 3 * light, light, light};
    tableau.maximise(weight, std::vector<Tableau::Variable>{0, 1, 2, 3});
    tableau.raise_least(std::vector<Tableau::Variable>{3}, std::vector<double>{1});
    for (const std::size_t j : {0U, 1U, 2U}) EXPECT_NEAR(tableau.value(j), 1, 1e-12) << light;
    EXPECT_NEAR(tableau.value(3), 0, 1e-12) << light;
  }
}

TEST(Tableau, RaisesTheLeastThenTheNext) {
  Tableau tableau;
  tableau.start(std::vector<double>{10, 10, 1});
  tableau.add_row(std::vector<double>{1, 1, 1}, 0, 7);
  tableau.maximise(std::vector<double>{1, 1, 1});
  tableau.raise_least(std::vector<Tableau::Variable>{0, 1, 2}, std::vector<double>{2, 1, 1});
  EXPECT_NEAR(tableau.value(2), 1, 1e-12);
  EXPECT_NEAR(tableau.value(0), 4, 1e-12);
  EXPECT_NEAR(tableau.value(1), 2, 1e-12);
}

/// E. M. L. Beale 1955: Dantzig's rule cycles on it.
TEST(Tableau, DoesNotCycle) {
  Tableau tableau;
  tableau.start(std::vector<double>{unlimited, unlimited, unlimited, unlimited});
  tableau.add_row(std::vector<double>{0.25, -60, -0.04, 9}, -unlimited, 0);
  tableau.add_row(std::vector<double>{0.5, -90, -0.02, 3}, -unlimited, 0);
  tableau.add_row(std::vector<double>{0, 0, 1, 0}, -unlimited, 1);
  const std::vector<double> weight = {0.75, -150, 0.02, -6};
  tableau.maximise(weight);
  double worth = 0;
  for (std::size_t j = 0; j < 4; ++j) worth += weight[j] * tableau.value(j);
  EXPECT_NEAR(worth, 0.05, 1e-12);
}

TEST(Tableau, SaysSoWhereThereIsNoOptimum) {
  Tableau tableau;
  tableau.start(std::vector<double>{unlimited});
  EXPECT_THROW(tableau.maximise(std::vector<double>{1}), std::logic_error);
}

/// From the optimum without rows back to one with them, and from 0: the same worth.
TEST(Tableau, RestoresAPointThatIsOutOfBounds) {
  std::mt19937 engine(1);
  std::uniform_real_distribution<double> uniform(0, 1);
  for (int i = 0; i < 500; ++i) {
    const std::size_t columns = 1 + engine() % 8;
    std::vector<double> upper(columns);
    std::vector<double> weight(columns);
    for (std::size_t j = 0; j < columns; ++j) {
      upper[j] = uniform(engine);
      weight[j] = uniform(engine) - 0.3;
    }
    Tableau tableaus[2];
    for (Tableau& tableau : tableaus) tableau.start(upper);
    for (std::size_t r = engine() % 6; r > 0; --r) {
      std::vector<double> coefficients(columns);
      for (double& c : coefficients) c = uniform(engine) - 0.5;
      const double bound = 0.3 * uniform(engine);
      for (Tableau& tableau : tableaus) tableau.add_row(coefficients, -bound, bound);
    }
    for (std::size_t j = 0; j < columns; ++j) {
      if (weight[j] > 0) tableaus[1].put_at_upper(j);
    }
    EXPECT_TRUE(tableaus[1].restore(weight));
    double worth[2] = {0, 0};
    for (std::size_t k = 0; k < 2; ++k) {
      tableaus[k].maximise(weight);
      for (std::size_t j = 0; j < columns; ++j) worth[k] += weight[j] * tableaus[k].value(j);
    }
    EXPECT_NEAR(worth[0], worth[1], 1e-12);
  }
}

}  // namespace
}  // namespace bulwark::test
