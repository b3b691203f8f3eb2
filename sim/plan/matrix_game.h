// Which mixture of plans is best in the worst case: a matrix game against whoever chooses the raid.
//
// With losses L_ir of plan i under raid r, p over plans minimises max_r Σ_i p_i·L_ir, and q over raids maximises
// min_i Σ_r q_r·L_ir; both have the same value (von Neumann 1928), which makes each the other's proof. Each is a linear
// program that begins at a feasible point (Dantzig 1951): with L scaled to [1, 2], y = p / value maximises Σ y_i under
// Σ_i y_i·L_ir <= 1. Solved by the grid's tableau, which is exact on vertices and of no more than a few rows here; an
// outer library would be a dependency for that.
#pragma once

#include <vector>

namespace bulwark {

struct GameSolution {
  std::vector<double> rows;     // p, over plans
  std::vector<double> columns;  // q, over raids
  double value = 0;             // Σ p_i·q_r·L_ir
};

/// Precondition: `losses` [plan][raid] has at least one row and column, all finite.
GameSolution solve_game(const std::vector<std::vector<double>>& losses);

}  // namespace bulwark
