#include "grid/topology.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <stdexcept>

namespace bulwark {

namespace {

constexpr std::size_t most_slots = 64;
constexpr std::size_t most_bytes = std::size_t{4} << 20U;

std::size_t slot_count(std::size_t buses) {
  const std::size_t bytes = std::max<std::size_t>(1, buses * buses * sizeof(double));
  return std::clamp<std::size_t>(most_bytes / bytes, 1, most_slots);
}

}  // namespace

TopologyStore::TopologyStore(const Network& network)
    : network_(&network),
      open_((network.grid.lines.size() + 63) / 64, 0),
      slots_(slot_count(network.grid.buses.size())) {
  const std::size_t buses = network.grid.buses.size();
  for (Slot& slot : slots_) {
    slot.open = open_;
    slot.topology.islands.buses.reserve(buses);
    slot.topology.islands.begin.reserve(buses + 1);
    slot.topology.islands.island_of.assign(buses, 0);
    slot.topology.heaviest_first.reserve(buses);
    slot.topology.closed.reserve(network.grid.lines.size());
    slot.topology.angles.resize(static_cast<Eigen::Index>(buses), static_cast<Eigen::Index>(buses));
  }
}

double TopologyStore::matrix_bytes(std::size_t buses) {
  const auto size = static_cast<double>(buses);
  return static_cast<double>(slot_count(buses) + 1) * size * size * sizeof(double);  // and one to factorise
}

void TopologyStore::read_open(const IndexedBy<LineId, double>& limit_w) {
  for (std::uint64_t& word : open_) word = 0;
  for (std::size_t l = 0; l < limit_w.size(); ++l) {
    open_[l / 64] |= static_cast<std::uint64_t>(!(limit_w[LineId(l)] > 0)) << (l % 64);
  }
}

const Topology& TopologyStore::find(const IndexedBy<LineId, double>& limit_w) {
  read_open(limit_w);
  std::uint64_t mixed = 0;
  for (const std::uint64_t word : open_) mixed = (mixed ^ word) * 0x9E3779B97F4A7C15U;  // Fibonacci hashing, Knuth
  Slot& slot = slots_[static_cast<std::size_t>(mixed >> 32U) % slots_.size()];
  if (!slot.used || slot.open != open_) {
    make(limit_w, slot.topology);
    slot.open = open_;
    slot.used = true;
  }
  return slot.topology;
}

void TopologyStore::make(const IndexedBy<LineId, double>& limit_w, Topology& topology) {
  find_islands(network_->grid, limit_w, topology.islands);
  topology.heaviest_first = topology.islands.buses;
  const auto heavier = [&](BusId a, BusId b) {
    const double weight_a = network_->grid.buses[a].weight;
    const double weight_b = network_->grid.buses[b].weight;
    return weight_a != weight_b ? weight_a > weight_b : a < b;
  };
  for (std::size_t k = 0; k < topology.islands.size(); ++k) {
    const auto begin = topology.heaviest_first.begin();
    std::sort(begin + static_cast<std::ptrdiff_t>(topology.islands.begin[k]),
              begin + static_cast<std::ptrdiff_t>(topology.islands.begin[k + 1]), heavier);
  }
  topology.closed.clear();
  for (std::size_t l = 0; l < limit_w.size(); ++l) {
    const Line& line = network_->grid.lines[LineId(l)];
    if (limit_w[LineId(l)] > 0 && line.from != line.to) topology.closed.push_back(LineId(l));
  }
  invert(topology);
}

void TopologyStore::invert(Topology& topology) {
  const auto n = static_cast<Eigen::Index>(network_->grid.buses.size());
  laplacian_.setZero(n, n);
  for (const LineId id : topology.closed) {
    const Line& line = network_->grid.lines[id];
    const double conductance = network_->conductance[id];
    laplacian_(row_of(line.from), row_of(line.from)) += conductance;
    laplacian_(row_of(line.to), row_of(line.to)) += conductance;
    laplacian_(row_of(line.from), row_of(line.to)) -= conductance;
    laplacian_(row_of(line.to), row_of(line.from)) -= conductance;
  }
  const Islands& islands = topology.islands;
  for (std::size_t k = 0; k < islands.size(); ++k) {
    const Eigen::Index reference = row_of(islands.buses[islands.begin[k]]);
    laplacian_.row(reference).setZero();
    laplacian_.col(reference).setZero();
    laplacian_(reference, reference) = 1;
  }
  topology.angles.setIdentity(n, n);
  const Eigen::LLT<Eigen::Ref<Eigen::MatrixXd>> factors(laplacian_);
  if (factors.info() != Eigen::Success) throw std::runtime_error("grid: no flows by reactances that are so far apart");
  factors.solveInPlace(topology.angles);
  for (std::size_t k = 0; k < islands.size(); ++k) {
    const Eigen::Index reference = row_of(islands.buses[islands.begin[k]]);
    topology.angles(reference, reference) = 0;
  }
}

}  // namespace bulwark
