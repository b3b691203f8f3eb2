// Games whose values are known, and the proof that any solution carries: both sides' mixtures have the same value.
#include "plan/matrix_game.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "random/stream.h"

namespace bulwark {
namespace {

using Matrix = std::vector<std::vector<double>>;

/// No raid does better against p, and no plan against q, than the value.
void expect_solves(const Matrix& losses, const GameSolution& game) {
  double worst = -1e300;
  double best = 1e300;
  for (std::size_t r = 0; r < losses[0].size(); ++r) {
    double mean = 0;
    for (std::size_t i = 0; i < losses.size(); ++i) mean += game.rows[i] * losses[i][r];
    worst = std::max(worst, mean);
  }
  for (const std::vector<double>& row : losses) {
    double mean = 0;
    for (std::size_t r = 0; r < row.size(); ++r) mean += game.columns[r] * row[r];
    best = std::min(best, mean);
  }
  EXPECT_NEAR(worst, game.value, 1e-9);
  EXPECT_NEAR(best, game.value, 1e-9);
}

TEST(MatrixGame, MixesWhereNoPlanIsBestAgainstAll) {
  // p·2 + (1 - p)·5 = p·6 + (1 - p)·1: p = 1/2, value 3.5.
  const Matrix losses = {{2, 6}, {5, 1}};
  const GameSolution game = solve_game(losses);
  EXPECT_NEAR(game.rows[0], 0.5, 1e-12);
  EXPECT_NEAR(game.value, 3.5, 1e-12);
  expect_solves(losses, game);
}

TEST(MatrixGame, TakesAPlanThatIsBestAgainstAll) {
  const Matrix losses = {{2, 3}, {1, 2.5}, {4, 4}};
  const GameSolution game = solve_game(losses);
  EXPECT_NEAR(game.rows[1], 1, 1e-12);
  EXPECT_NEAR(game.columns[1], 1, 1e-12);
  EXPECT_NEAR(game.value, 2.5, 1e-12);
}

TEST(MatrixGame, OfOneNumberIsThatNumber) {
  EXPECT_EQ(solve_game({{7, 7}, {7, 7}}).value, 7);
  EXPECT_EQ(solve_game({{-3}}).value, -3);
}

TEST(MatrixGame, IsSolvedOfAnySize) {
  const TrialStreams streams(1, 0);
  for (std::uint32_t g = 0; g < 200; ++g) {
    const std::size_t rows = 1 + g % 7;
    const std::size_t columns = 1 + g % 5;
    Matrix losses(rows, std::vector<double>(columns));
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t r = 0; r < columns; ++r) {
        const auto place = static_cast<std::uint32_t>(i * columns + r);
        losses[i][r] = 1e4 * streams.block({g, place}, Purpose::study).first();
      }
    }
    SCOPED_TRACE(g);
    Matrix scaled = losses;
    GameSolution game = solve_game(losses);
    for (std::vector<double>& row : scaled) {
      for (double& loss : row) loss /= 1e4;
    }
    game.value /= 1e4;
    expect_solves(scaled, game);
  }
}

}  // namespace
}  // namespace bulwark
