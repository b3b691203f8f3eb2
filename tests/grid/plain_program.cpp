#include "grid/plain_program.h"

#include <algorithm>
#include <coin/ClpSimplex.hpp>
#include <limits>
#include <stdexcept>

namespace bulwark::test {

namespace {

constexpr double w_per_mw = 1e6;
constexpr double infinity = std::numeric_limits<double>::infinity();

struct Term {
  int column;
  double coefficient;
};

/// A linear program that grows.
class Program {
 public:
  int column(double lower, double upper) {
    lower_.push_back(lower);
    upper_.push_back(upper);
    return static_cast<int>(lower_.size()) - 1;
  }
  void row(std::vector<Term> terms, double lower, double upper) { rows_.push_back({std::move(terms), lower, upper}); }
  double lower(int column) const { return lower_[static_cast<std::size_t>(column)]; }

  /// Values of the columns at the greatest objective.
  std::vector<double> maximise(const std::vector<Term>& objective) const {
    ClpSimplex clp;
    clp.setLogLevel(0);
    clp.resize(0, static_cast<int>(lower_.size()));
    for (std::size_t j = 0; j < lower_.size(); ++j) {
      clp.setColumnBounds(static_cast<int>(j), finite(lower_[j]), finite(upper_[j]));
      clp.setObjectiveCoefficient(static_cast<int>(j), 0);
    }
    for (const Term& term : objective) clp.setObjectiveCoefficient(term.column, term.coefficient);
    for (const Row& row : rows_) {
      std::vector<int> columns;
      std::vector<double> values;
      for (const Term& term : row.terms) {
        columns.push_back(term.column);
        values.push_back(term.coefficient);
      }
      clp.addRow(static_cast<int>(columns.size()), columns.data(), values.data(), finite(row.lower), finite(row.upper));
    }
    clp.setOptimizationDirection(-1);
    clp.setPrimalTolerance(1e-10);
    clp.setDualTolerance(1e-10);
    clp.primal();
    if (clp.status() != 0) throw std::runtime_error("the plain program has no solution");
    return {clp.primalColumnSolution(), clp.primalColumnSolution() + lower_.size()};
  }

 private:
  struct Row {
    std::vector<Term> terms;
    double lower;
    double upper;
  };
  static double finite(double bound) { return std::clamp(bound, -COIN_DBL_MAX, COIN_DBL_MAX); }

  std::vector<double> lower_;
  std::vector<double> upper_;
  std::vector<Row> rows_;
};

/// Columns: served load of bus b is column b.
Program feasible_service(const Network& network, const GridState& state) {
  const Grid& grid = network.grid;
  Program program;
  std::vector<std::vector<Term>> balance(grid.buses.size());
  const auto each_bus = [&](auto&& make) {
    for (std::size_t b = 0; b < grid.buses.size(); ++b) make(b, BusId(b));
  };
  each_bus([&](std::size_t b, BusId bus) {
    balance[b].push_back({program.column(0, state.most_w[bus] / w_per_mw), -1});
  });
  each_bus([&](std::size_t b, BusId bus) {
    balance[b].push_back({program.column(0, state.supply_w[bus] / w_per_mw), 1});
  });
  std::vector<int> angle;
  each_bus([&](std::size_t, BusId) { angle.push_back(program.column(-infinity, infinity)); });
  for (std::size_t l = 0; l < grid.lines.size(); ++l) {
    const Line& line = grid.lines[LineId(l)];
    const double limit = state.limit_w[LineId(l)] / w_per_mw;
    if (limit == 0 || line.from == line.to) continue;
    const int flow = program.column(-limit, limit);
    balance[line.from.index()].push_back({flow, -1});
    balance[line.to.index()].push_back({flow, 1});
    if (grid.flow == FlowModel::transport) continue;
    program.row({{flow, -line.reactance}, {angle[line.from.index()], 1}, {angle[line.to.index()], -1}}, 0, 0);
  }
  each_bus([&](std::size_t b, BusId) { program.row(balance[b], 0, 0); });
  return program;
}

/// The program in which these loads are served at least so much.
Program with_at_least(const Program& program, const std::vector<double>& least) {
  Program raised = program;
  for (std::size_t b = 0; b < least.size(); ++b) raised.row({{static_cast<int>(b), 1}}, least[b], infinity);
  return raised;
}

}  // namespace

std::vector<double> plainly_served_mw(const Network& network, const GridState& state) {
  constexpr double tolerance = 1e-8;
  Program program = feasible_service(network, state);
  std::vector<double> demand;
  std::vector<int> active;
  std::vector<Term> worth;
  for (std::size_t b = 0; b < network.grid.buses.size(); ++b) {
    demand.push_back(state.demand_w[BusId(b)] / w_per_mw);
    if (demand[b] > 0) active.push_back(static_cast<int>(b));
    worth.push_back({static_cast<int>(b), network.grid.buses[BusId(b)].weight});
  }
  double greatest = 0;
  const std::vector<double> first = program.maximise(worth);
  for (const Term& term : worth) greatest += term.coefficient * first[static_cast<std::size_t>(term.column)];
  program.row(worth, greatest - 1e-10, infinity);
  std::vector<double> least(demand.size(), 0);
  while (!active.empty()) {
    Program evenly = with_at_least(program, least);
    const int fraction = evenly.column(0, 1);
    for (const int b : active) evenly.row({{b, 1}, {fraction, -demand[static_cast<std::size_t>(b)]}}, 0, infinity);
    const double level = evenly.maximise({{fraction, 1}})[static_cast<std::size_t>(fraction)];
    for (const int b : active) {
      const auto i = static_cast<std::size_t>(b);
      least[i] = std::max(0.0, level * demand[i] - 1e-10);
    }
    const Program level_kept = with_at_least(program, least);
    const auto fixed = [&](int b) {
      const auto i = static_cast<std::size_t>(b);
      return level_kept.maximise({{b, 1}})[i] <= level * demand[i] + tolerance * demand[i];
    };
    const auto removed = std::remove_if(active.begin(), active.end(), fixed);
    if (removed == active.end()) throw std::runtime_error("the plain program finds no load that is worst served");
    active.erase(removed, active.end());
  }
  return least;
}

}  // namespace bulwark::test
