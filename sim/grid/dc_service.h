// Served load of one island under the linear power flow, where lines limit it.
#pragma once

#include <span>
#include <vector>

#include "grid/condition.h"
#include "grid/tableau.h"
#include "grid/topology.h"

namespace bulwark {

/// By so much of its island's demand a flow may pass a limit: rounding of flows, far below what a load would notice.
inline constexpr double overload_tolerance = 1e-12;

/// Maximises Σ weight · served, then the least served fractions, over generation between 0 and what is available, with
///   flow_l = conductance · Σ_b (angle_from,b - angle_to,b) · (generation_b - served_b),   |flow_l| <= limit_l.
/// Begins with the lines that it is given, and takes in those that the best answer so far overloads, until there are
/// none (a relaxation whose optimum is feasible is solved). Working memory of one thread.
class DcService {
 public:
  /// The network must outlive it.
  explicit DcService(const Network& network);

  /// Serves the buses of island k; `overloaded` are lines to begin with. Leaves the other buses as they are.
  void serve(const GridState& state, const Topology& topology, std::size_t island, std::span<const LineId> overloaded,
             IndexedBy<BusId, double>& served_w);

 private:
  void collect(const GridState& state, const Topology& topology, std::size_t island);
  void formulate(const GridState& state, const Topology& topology);
  void add_limit(const GridState& state, const Topology& topology, LineId line);
  void start_without_limits();
  void read_injection();
  bool add_overloaded(const GridState& state, const Topology& topology);
  double sensitivity(const Topology& topology, LineId line, BusId bus) const;

  const Network* network_;
  Tableau tableau_;
  Tableau::Variable balance_ = 0;
  double unit_w_ = 1;             // total demand of the island: the problem is in units of it
  std::span<const BusId> buses_;  // of the island, the heaviest first
  std::vector<BusId> sources_;    // columns: first these,
  std::vector<BusId> loads_;      // then these
  std::vector<LineId> rows_;      // lines that are limited in the problem
  IndexedBy<LineId, char> limited_;
  std::vector<double> upper_;  // by column
  std::vector<double> weight_;
  std::vector<double> coefficients_;
  std::vector<Tableau::Variable> load_columns_;
  std::vector<double> demand_;
  IndexedBy<BusId, double> injection_;
};

}  // namespace bulwark
