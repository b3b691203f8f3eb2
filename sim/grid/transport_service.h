// Served load of one island where flows need only balance at every bus, within the limits of the lines.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "grid/condition.h"
#include "grid/fair_share.h"
#include "grid/maximum_flow.h"
#include "grid/topology.h"

namespace bulwark {

/// The loads that can be served are a polymatroid: a vector is among them if no set of buses asks for more than the
/// maximum flow to that set. So weights are met by serving the heaviest buses first (Edmonds 1970), and among buses of
/// equal weight the fair answer is the lexicographically optimal base (Fujishige 1980, Math. Oper. Res. 5), found by
/// decomposition (Groenevelt 1991, EJOR 54): share fairly what the set can get as if only its total counted; where the
/// network cannot carry that, the minimum cut parts the set into buses that get less and buses that get more, and each
/// is shared out on its own. Flows are integers, in units of 2^-52 of the island's demand: exact, and finer than a
/// double.
///
/// Working memory of one thread.
class TransportService {
 public:
  /// The network must outlive it.
  explicit TransportService(const Network& network);

  /// Serves the buses of island k; leaves the others as they are.
  void serve(const GridState& state, const Topology& topology, std::size_t island, IndexedBy<BusId, double>& served_w);

 private:
  /// Loads that share what they can get beside those served already.
  struct Part {
    std::vector<BusId> loads;
    std::int64_t total = 0;
  };

  std::int64_t in_units(double power_w) const;
  void prepare(const GridState& state, const Topology& topology, std::size_t island);
  void serve_class(const GridState& state, std::span<const BusId> loads);
  std::vector<BusId>& add_part(std::int64_t total);
  void share(const GridState& state);
  bool split(std::int64_t carried);

  const Network* network_;
  MaximumFlow flow_;
  double unit_w_ = 1;
  std::vector<BusId> loads_;       // of the island, the heaviest first
  std::int64_t served_total_ = 0;  // of the parts that are done
  std::vector<Share> shares_;
  Part part_;                // at work
  std::vector<Part> parts_;  // to do, the last first; memory is kept
  std::size_t part_count_ = 0;
};

}  // namespace bulwark
