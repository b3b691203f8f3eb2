// Which lines are closed, and what follows from that alone: islands, and the angles that injections make.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <span>
#include <vector>

#include "grid/islands.h"

namespace bulwark {

/// The row, or column, of a bus in vectors and matrices of all buses.
inline Eigen::Index row_of(BusId bus) {
  return static_cast<Eigen::Index>(bus.index());
}

/// Linear power flow (Stott, Jardim and Alsac 2009, "DC power flow revisited"): injections p are met by angles θ with
/// B θ = p, B the Laplacian of the conductances; a line carries conductance · (θ_from - θ_to). One bus of each island,
/// its first, has angle 0.
struct Topology {
  Islands islands;
  std::vector<BusId> heaviest_first;  // the buses of each island, where `islands` has them: by weight, then in order
  std::vector<LineId> closed;         // that join two buses and have a limit > 0
  Eigen::MatrixXd angles;  // the inverse of B; 0 in rows and columns of the buses of angle 0, and between islands

  std::span<const BusId> heaviest_first_of(std::size_t island) const {
    return std::span(heaviest_first).subspan(islands.begin[island], islands.begin[island + 1] - islands.begin[island]);
  }
};

/// Makes topologies as they are needed, and keeps a fixed number of them. What it keeps depends on what was asked
/// before; what it answers does not. One per thread.
class TopologyStore {
 public:
  /// The network must outlive it.
  explicit TopologyStore(const Network& network);

  /// Of the lines with a limit > 0; valid until the next call.
  const Topology& find(const IndexedBy<LineId, double>& limit_w);

  /// What the matrices of one take, all of buses x buses.
  static double matrix_bytes(std::size_t buses);

 private:
  using OpenLines = std::vector<std::uint64_t>;  // a bit a line
  struct Slot {
    bool used = false;
    OpenLines open;
    Topology topology;
  };

  void read_open(const IndexedBy<LineId, double>& limit_w);
  void make(const IndexedBy<LineId, double>& limit_w, Topology& topology);
  void invert(Topology& topology);

  const Network* network_;
  OpenLines open_;
  std::vector<Slot> slots_;
  Eigen::MatrixXd laplacian_;
};

}  // namespace bulwark
