#include "plan/matrix_game.h"

#include <algorithm>
#include <numeric>

#include "grid/tableau.h"

namespace bulwark {

namespace {

using Matrix = std::vector<std::vector<double>>;

/// The mixture of rows whose largest column mean is least. Precondition: entries in [1, 2].
std::vector<double> least_of_largest(const Matrix& entries) {
  const std::size_t rows = entries.size();
  Tableau tableau;
  tableau.start(std::vector<double>(rows, 1.0));  // Σ y_i·L <= 1 and L >= 1
  for (std::size_t c = 0; c < entries[0].size(); ++c) {
    std::vector<double> coefficients;
    for (const std::vector<double>& row : entries) coefficients.push_back(row[c]);
    tableau.add_row(coefficients, 0, 1);
  }
  tableau.maximise(std::vector<double>(rows, 1.0));
  std::vector<double> mixture;
  for (std::size_t i = 0; i < rows; ++i) mixture.push_back(std::max(0.0, tableau.value(i)));
  const double sum = std::accumulate(mixture.begin(), mixture.end(), 0.0);
  for (double& share : mixture) share /= sum;
  return mixture;
}

/// Seen from the other side: raids as rows, the least losses largest.
Matrix turned(const Matrix& entries) {
  Matrix other(entries[0].size(), std::vector<double>(entries.size()));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (std::size_t r = 0; r < entries[i].size(); ++r) other[r][i] = 3 - entries[i][r];
  }
  return other;
}

}  // namespace

GameSolution solve_game(const std::vector<std::vector<double>>& losses) {
  double least = losses[0][0];
  double largest = least;
  for (const std::vector<double>& row : losses) {
    for (const double loss : row) {
      least = std::min(least, loss);
      largest = std::max(largest, loss);
    }
  }
  Matrix scaled = losses;
  for (std::vector<double>& row : scaled) {
    for (double& loss : row) loss = largest > least ? 1 + (loss - least) / (largest - least) : 1;
  }
  GameSolution solution{least_of_largest(scaled), least_of_largest(turned(scaled)), 0};
  for (std::size_t i = 0; i < losses.size(); ++i) {
    for (std::size_t r = 0; r < losses[i].size(); ++r) {
      solution.value += solution.rows[i] * solution.columns[r] * losses[i][r];
    }
  }
  return solution;
}

}  // namespace bulwark
