// Exact answers of published systems.
#include <gmock/gmock.h>

#include <map>

#include "grid/rbts.h"

namespace bulwark::test {
namespace {

using ::testing::DoubleNear;
using ::testing::Pointwise;

constexpr FlowModel both[] = {FlowModel::transport, FlowModel::dc};

std::vector<double> rbts_served_mw(FlowModel flow, const std::vector<std::string>& out) {
  const Network network = rbts(flow).network();
  GridCondition condition(network);
  for (const std::string& name : out) condition.set_damage(rbts_asset(name), 1);
  return served_mw(network, condition.state());
}

TEST(Rbts, ServesAllUndamaged) {
  for (const FlowModel flow : both) EXPECT_EQ(rbts_served_mw(flow, {}), rbts_load_mw);
}

TEST(Rbts, ShedsWhatIsPublished) {
  const std::vector<std::pair<std::vector<std::string>, double>> states = {
      {{"G3", "G7", "G8", "G9"}, 35},       {{"L5", "L8"}, 40}, {{"L3", "L4", "L8"}, 15},
      {{"L2", "L7", "G1", "G2", "G3"}, 74}, {{"L9"}, 20},
  };
  for (const FlowModel flow : both) {
    for (const auto& [out, shed_mw] : states)
      EXPECT_NEAR(185 - sum(rbts_served_mw(flow, out)), shed_mw, 1e-9) << out[0];
    EXPECT_THAT(rbts_served_mw(flow, {"L5", "L8"}), Pointwise(DoubleNear(1e-9), {0, 20, 85, 40, 0, 0}));
    EXPECT_THAT(rbts_served_mw(flow, {"L9"}), Pointwise(DoubleNear(1e-9), {0, 20, 85, 40, 20, 0}));
  }
}

/// A set of outages of units that are alike, or of a line, with its probability.
struct Outages {
  double probability = 0;
  std::vector<AssetId> out;
};

/// Adds every way in which 0 … all of the like assets are out.
std::vector<Outages> with_outages(const std::vector<Outages>& states, const std::vector<AssetId>& like, double rate) {
  std::vector<Outages> more;
  double ways = 1;
  for (std::size_t k = 0; k <= like.size(); ++k) {
    const double p = ways * std::pow(rate, k) * std::pow(1 - rate, like.size() - k);
    for (const Outages& state : states) {
      more.push_back({state.probability * p, state.out});
      more.back().out.insert(more.back().out.end(), like.begin(), like.begin() + static_cast<std::ptrdiff_t>(k));
    }
    ways *= static_cast<double>(like.size() - k) / static_cast<double>(k + 1);
  }
  return more;
}

/// All states of units and lines, like ones counted together (parallel circuits are alike as well).
std::vector<Outages> all_outages() {
  std::map<std::tuple<std::size_t, double, double>, std::vector<AssetId>> units;
  for (const RbtsUnit& unit : rbts_units) {
    units[{unit.bus, unit.capacity_mw, unit.forced_outage_rate}].push_back(rbts_asset(unit.name));
  }
  std::map<std::pair<std::size_t, std::size_t>, std::vector<AssetId>> lines;
  std::map<std::pair<std::size_t, std::size_t>, double> unavailability;
  for (const RbtsLine& line : rbts_lines) {
    lines[{line.from, line.to}].push_back(rbts_asset(line.name));
    unavailability[{line.from, line.to}] = line.outages_per_year / (line.outages_per_year + line.repairs_per_year);
  }
  std::vector<Outages> states = {{1, {}}};
  for (const auto& [kind, assets] : units) states = with_outages(states, assets, std::get<2>(kind));
  for (const auto& [ends, assets] : lines) states = with_outages(states, assets, unavailability.at(ends));
  return states;
}

struct Indices {
  double loss_probability = 0;  // PLC
  double expected_shed_mw = 0;  // EDNS
};

Indices annualised(FlowModel flow) {
  const Network network = rbts(flow).network();
  GridCondition condition(network);
  ServedLoad load(network);
  Indices indices;
  for (const Outages& state : all_outages()) {
    condition.repair_all();
    for (const AssetId asset : state.out) condition.set_damage(asset, 1);
    const double shed_mw = 185 - totals(condition.state(), load.solve(condition.state())).served_w / mw;
    if (shed_mw > 1e-6) indices.loss_probability += state.probability;
    indices.expected_shed_mw += state.probability * shed_mw;
  }
  return indices;
}

TEST(Rbts, HasItsAnnualisedIndices) {
  const Indices dc = annualised(FlowModel::dc);
  EXPECT_NEAR(dc.loss_probability, 0.009761306, 5e-10);
  EXPECT_NEAR(dc.expected_shed_mw, 0.120008346, 5e-10);
  EXPECT_NEAR(dc.expected_shed_mw * 8760, 1051.273, 5e-4);
  const Indices transport = annualised(FlowModel::transport);
  EXPECT_NEAR(transport.loss_probability, 0.009521565, 5e-10);
  EXPECT_NEAR(transport.expected_shed_mw, 0.117308769, 5e-10);
  EXPECT_NEAR(transport.expected_shed_mw * 8760, 1027.625, 5e-4);
}

/// L. L. Garver 1970, "Transmission network estimation using linear programming", IEEE Trans. PAS-89; data as in R.
/// Romero and others 2002, "Test systems and mathematical models for transmission network expansion planning", IEE
/// Proc. GTD 149(1). Reactances in per unit of 100 MVA; `more` are circuits added.
SmallGrid garver(FlowModel flow, int more_3_5, int more_4_6) {
  struct Corridor {
    std::size_t from;
    std::size_t to;
    double reactance;
    double capacity_mw;
    int circuits;
  };
  const std::vector<Corridor> corridors = {
      {1, 2, 0.4, 100, 1},        {1, 4, 0.6, 80, 1},  {1, 5, 0.2, 100, 1},
      {2, 3, 0.2, 100, 1},        {2, 4, 0.4, 100, 1}, {3, 5, 0.2, 100, 1 + more_3_5},
      {4, 6, 0.3, 100, more_4_6},
  };
  SmallGrid small(flow);
  const std::vector<double> load_mw = {80, 240, 40, 160, 240, 0};
  const std::vector<double> unit_mw = {150, 0, 360, 0, 0, 600};
  for (std::size_t b = 0; b < load_mw.size(); ++b) small.bus(load_mw[b], unit_mw[b]);
  for (const Corridor& c : corridors) {
    for (int i = 0; i < c.circuits; ++i)
      small.line(BusId(c.from - 1), BusId(c.to - 1), c.capacity_mw, c.reactance / 100);
  }
  return small;
}

TEST(Garver, ShedsWhatIsPublished) {
  for (const FlowModel flow : both) {
    EXPECT_NEAR(760 - sum(served_mw(garver(flow, 0, 0))), 370, 1e-9);
    EXPECT_NEAR(760 - sum(served_mw(garver(flow, 1, 3))), 0, 1e-9);
    EXPECT_NEAR(760 - sum(served_mw(garver(flow, 0, 3))), 70, 1e-9);
  }
}

/// A textbook example: a line more lowers what dc serves.
double braess_served_mw(FlowModel flow, bool third_line) {
  SmallGrid small(flow);
  const BusId one = small.bus(0, 200);
  const BusId two = small.bus(0);
  const BusId three = small.bus(150);
  small.line(one, three, 100);
  small.line(one, two, 100);
  if (third_line) small.line(two, three, 20);
  return served_mw(small)[three.index()];
}

TEST(Braess, ALineMoreMayServeLess) {
  EXPECT_NEAR(braess_served_mw(FlowModel::dc, true), 60, 1e-12);
  EXPECT_NEAR(braess_served_mw(FlowModel::dc, false), 100, 1e-12);
  EXPECT_NEAR(braess_served_mw(FlowModel::transport, true), 120, 1e-12);
  EXPECT_NEAR(braess_served_mw(FlowModel::transport, false), 100, 1e-12);
}

}  // namespace
}  // namespace bulwark::test
