// A dense simplex tableau for several objectives in turn, each over the optima of those before it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace bulwark {

/// Variables with bounds, some of them (rows) linear in the others (columns). It starts with all columns at 0, which
/// must be feasible, or at a point that `restore` makes so, and stays feasible.
///
/// An optimum is not kept by a constraint on the objective, which would need a tolerance: by complementary slackness
/// the optima are exactly the feasible points at which every variable with a reduced cost stays at its bound (Dantzig
/// 1963, Linear Programming and Extensions, ch. 6). So those columns are taken out, and what is left is the face of all
/// optima, over which the next objective starts from where the last one ended. Primal simplex with bounds; largest
/// reduced cost, among equal ratios the largest pivot, Bland's rule (1977) where it stalls. Meant for variables of
/// order 1; a column counts as worth nothing below `reward_tolerance`. Keeps its memory from one problem to the next.
///
/// Written out because a grid's programs are of a few rows: Clp, which has all that is needed, takes a hundred times as
/// long to set one up and solve it (bench/grid_bench.cpp, `grid_state` and `clp_grid_state`); it is the yardstick of
/// the tests.
class Tableau {
 public:
  using Variable = std::size_t;

  static constexpr double reward_tolerance = 1e-11;

  /// A new problem with so many columns at 0, numbered from 0, with these upper bounds.
  void start(std::span<const double> upper);
  /// A row that is Σ coefficient · column; before anything is maximised.
  Variable add_row(std::span<const double> coefficients, double lower, double upper);

  /// Another point to start from, feasible or not: columns at their upper bounds, and a row brought to its lower bound
  /// by a column that takes its place.
  void put_at_upper(Variable column);
  void exchange(Variable row, Variable column);
  /// From a point that is optimal for Σ weight · variable but for rows that are out of their bounds, to one that is
  /// feasible: dual simplex (Lemke 1954). False if it does not get there soon; then start anew.
  bool restore(std::span<const double> weight);

  /// Maximises Σ weight · variable (missing weights: 0) over what is left, and leaves the face of the optima.
  /// Throws std::logic_error if that is unbounded or does not end, which rounding alone could cause.
  void maximise(std::span<const double> weight);
  void maximise(Variable variable);
  /// As the first, where weights are positive and of these variables alone, in falling order: exact however far apart
  /// or close together weights are. Plain rewards are not, for a light variable is lost in what rounding leaves of the
  /// heavy ones.
  void maximise(std::span<const double> weight, std::span<const Variable> heaviest_first);

  /// The values x_j of the optima so far whose least x_j / scale_j is greatest, of these the ones whose next least is
  /// greatest, and so on: the optimum that is lexicographically best from the bottom.
  void raise_least(std::span<const Variable> variables, std::span<const double> scale);

  double value(Variable variable) const { return value_[variable]; }

 private:
  enum class Place : char { row, column, settled };

  struct Step {
    double length = 0;
    std::size_t row = 0;
    bool to_own_bound = false;  // the column goes from bound to bound
  };

  Variable add_variable(double lower, double upper, Place place, std::size_t index);
  Variable add_rest_over_floor(Variable variable);
  Variable add_floor_step(std::span<const Variable> rests, std::span<const double> scale);
  double* row(std::size_t i) { return &entries_[i * stride_]; }
  const double* row(std::size_t i) const { return &entries_[i * stride_]; }
  double side_of(Variable variable, bool at_upper) const;
  void force(std::size_t r, std::size_t c, double bound);
  std::size_t most_out_of_bounds() const;
  std::size_t cheapest(std::size_t r, double direction) const;
  void widen(std::size_t stride);
  void price(std::span<const double> weight);
  void price_ranked(std::span<const double> weight, std::span<const Variable> heaviest_first);
  double ranked_reward(std::size_t column, std::span<const double> weight) const;
  template <class Reprice>
  void optimise(Reprice&& reprice);
  std::size_t entering(bool first) const;
  Step ratio_test(std::size_t column, double direction, bool first) const;
  void move(std::size_t column, double direction, const Step& step);
  void pivot(std::size_t r, std::size_t c);
  void leave_face();

  std::size_t stride_ = 0;
  std::vector<double> entries_;     // [row][column]: change of the row for a unit of the column
  std::vector<double> reward_;      // [column]: change of the objective
  std::vector<double> side_;        // [column]: 1 at its lower bound, -1 at its upper, 0 if it cannot move
  std::vector<Variable> basic_;     // [row]
  std::vector<Variable> nonbasic_;  // [column]
  // By variable.
  std::vector<double> lower_;
  std::vector<double> upper_;
  std::vector<double> value_;
  std::vector<Place> place_;
  std::vector<std::size_t> index_;  // of its row or column
  std::vector<double> weight_;
  std::vector<Variable> ranked_rows_;
  std::vector<Variable> rests_;
  std::vector<double> rest_scale_;
};

}  // namespace bulwark
