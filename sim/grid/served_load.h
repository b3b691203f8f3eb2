// Served load of a damaged grid (campaign.md, section 6): which part of each bus's demand is met.
#pragma once

#include <span>
#include <vector>

#include "grid/condition.h"
#include "grid/dc_service.h"
#include "grid/fair_share.h"
#include "grid/topology.h"
#include "grid/transport_service.h"

namespace bulwark {

/// Of all served loads s_b that the network can carry, the ones with the greatest Σ weight · s_b; among those the shed
/// fractions (demand - s) / demand, sorted from the largest down, are lexicographically least.
///
/// First each island is served as if its lines carried anything: that is the best that can be. If one power flow of it
/// breaks no limit, it can be had, and that is the answer. (With `transport` any flows will do, so those of a power
/// flow as well.) Only where a line is overloaded the question goes to TransportService or DcService.
///
/// One per thread: working memory, which does not grow after the first questions. An answer depends on the network and
/// the state alone, bit by bit, not on what was asked before.
class ServedLoad {
 public:
  /// The network must outlive it.
  explicit ServedLoad(const Network& network);

  /// Served load by bus, in W, 0 … `most_w`; right to 1e-9 of the greatest demand or better. Valid until the next call.
  const IndexedBy<BusId, double>& solve(const GridState& state);

 private:
  void serve_without_limits(const GridState& state, const Topology& topology, std::size_t island);
  double share_by_weight(const GridState& state, std::span<const BusId> buses, double supply_w);
  void find_overloaded(const GridState& state, const Topology& topology);
  void serve_within_limits(const GridState& state, const Topology& topology);

  const Network* network_;
  TopologyStore topologies_;
  DcService dc_;
  TransportService transport_;
  std::vector<Share> shares_;
  std::vector<LineId> overloaded_;
  std::vector<double> tolerance_w_;  // by island: rounding of flows, far below what a load would notice
  Eigen::VectorXd injection_;
  Eigen::VectorXd angle_;
  IndexedBy<BusId, double> served_w_;
};

}  // namespace bulwark
