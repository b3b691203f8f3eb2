// What must hold of served load on any grid.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "grid/random_grid.h"

namespace bulwark::test {
namespace {

constexpr double tolerance_mw = 1e-9;

template <class Check>
void on_random_states(FlowModel flow, std::uint32_t seed, int grids, Check&& check) {
  std::mt19937 engine(seed);
  for (int i = 0; i < grids; ++i) {
    const std::size_t buses = std::uniform_int_distribution<std::size_t>(2, 14)(engine);
    const RandomGrid random = random_grid(engine, flow, buses);
    const Network network = random.small.network();
    GridCondition condition(network);
    damage_at_random(engine, random, condition);
    check(random, network, condition);
  }
}

double worth_mw(const Network& network, const std::vector<double>& served) {
  double worth = 0;
  for (std::size_t b = 0; b < served.size(); ++b) worth += network.grid.buses[BusId(b)].weight * served[b];
  return worth;
}

/// The sorted shed fractions, largest first.
std::vector<double> fractions(const GridState& state, const std::vector<double>& served) {
  std::vector<double> shed;
  for (std::size_t b = 0; b < served.size(); ++b) {
    const double demand_mw = state.demand_w[BusId(b)] / mw;
    if (demand_mw > 0) shed.push_back((demand_mw - served[b]) / demand_mw);
  }
  std::sort(shed.begin(), shed.end(), std::greater<>());
  return shed;
}

TEST(ServedLoad, StaysWithinWhatCanBeServed) {
  for (const FlowModel flow : {FlowModel::transport, FlowModel::dc}) {
    on_random_states(flow, 1, 500, [](const RandomGrid&, const Network& network, const GridCondition& condition) {
      const std::vector<double> served = served_mw(network, condition.state());
      for (std::size_t b = 0; b < served.size(); ++b) {
        EXPECT_GE(served[b], 0);
        EXPECT_LE(served[b], condition.state().most_w[BusId(b)] / mw);
      }
      EXPECT_LE(sum(served), totals(condition.state(), condition.state().demand_w).supply_w / mw + tolerance_mw);
    });
  }
}

TEST(ServedLoad, IsNoMoreInDcThanInTransport) {
  on_random_states(FlowModel::dc, 2, 500,
                   [](const RandomGrid&, const Network& network, const GridCondition& condition) {
                     Network transport = network;
                     transport.grid.flow = FlowModel::transport;
                     const double dc = worth_mw(network, served_mw(network, condition.state()));
                     EXPECT_LE(dc, worth_mw(transport, served_mw(transport, condition.state())) + tolerance_mw);
                   });
}

/// Weights of which some are equal, some all but equal and some far apart.
double spread_weight(std::mt19937& engine) {
  return std::pow(10.0, static_cast<int>(engine() % 7) * 3 - 9) * (1 + 1e-12 * static_cast<double>(engine() % 2));
}

/// On a tree flows follow from injections, so that both models are one, whatever the weights.
void compare_on_trees(std::uint32_t seed, bool spread) {
  std::mt19937 engine(seed);
  for (int i = 0; i < 200; ++i) {
    RandomGrid random = random_grid(engine, FlowModel::dc, 9);
    for (Bus& bus : random.small.grid().buses) {
      if (spread) bus.weight = spread_weight(engine);
    }
    IndexedBy<LineId, Line>& lines = random.small.grid().lines;
    lines.assign(0, {});
    for (std::size_t b = 1; b < 9; ++b) {
      random.small.line(BusId(b), BusId(engine() % b), 10 * static_cast<double>(engine() % 9), 0.5);
    }
    const Network dc = random.small.network();
    random.small.grid().flow = FlowModel::transport;
    const Network transport = random.small.network();
    GridCondition condition(dc);
    damage_at_random(engine, random, condition);
    const std::vector<double> by_angles = served_mw(dc, condition.state());
    const std::vector<double> by_flows = served_mw(transport, condition.state());
    for (std::size_t b = 0; b < by_flows.size(); ++b) EXPECT_NEAR(by_angles[b], by_flows[b], tolerance_mw);
  }
}

TEST(ServedLoad, IsTheSameInBothModelsOnATree) {
  compare_on_trees(3, false);
}

TEST(ServedLoad, IsTheSameInBothModelsOnATreeOfSpreadWeights) {
  compare_on_trees(8, true);
}

/// Any repair, of generation, of lines or of what loads go through, serves as much or more; with equal weights the
/// worst served are not worse off either.
TEST(ServedLoad, NeverFallsByARepairInTransport) {
  on_random_states(FlowModel::transport, 4, 500,
                   [](const RandomGrid& random, const Network& network, GridCondition& condition) {
                     const double before = worth_mw(network, served_mw(network, condition.state()));
                     for (const AssetId asset : random.assets) {
                       const int hits = condition.damage(asset);
                       if (hits == 0) continue;
                       condition.set_damage(asset, hits - 1);
                       EXPECT_GE(worth_mw(network, served_mw(network, condition.state())), before - tolerance_mw);
                       condition.set_damage(asset, hits);
                     }
                   });
}

TEST(ServedLoad, IsAllAtAnyHourIfItIsAllAtThePeak) {
  int served = 0;
  for (const FlowModel flow : {FlowModel::transport, FlowModel::dc}) {
    on_random_states(flow, 5, 500, [&served](const RandomGrid&, const Network& network, GridCondition& condition) {
      ServedLoad load(network);
      condition.set_factor(1);
      if (!serves_all(condition.state(), load.solve(condition.state()))) return;
      ++served;
      for (const double factor : {0.0, 0.3, 0.9}) {
        condition.set_factor(factor);
        EXPECT_TRUE(serves_all(condition.state(), load.solve(condition.state())));
      }
    });
  }
  EXPECT_GT(served, 50);
}

TEST(ServedLoad, LeavesUnservedPowerConvexInTheFactor) {
  for (const FlowModel flow : {FlowModel::transport, FlowModel::dc}) {
    on_random_states(flow, 6, 300, [](const RandomGrid&, const Network& network, GridCondition& condition) {
      for (const Bus& bus : network.grid.buses) {
        if (bus.weight != network.grid.buses[BusId(0)].weight) return;
      }
      const auto unserved_mw = [&](double factor) {
        condition.set_factor(factor);
        return totals(condition.state(), condition.state().demand_w).demand_w / mw -
               sum(served_mw(network, condition.state()));
      };
      EXPECT_LE(unserved_mw(0.7), (unserved_mw(0.5) + unserved_mw(0.9)) / 2 + tolerance_mw);
    });
  }
}

/// Powers in another unit, lines the other way round, a line without capacity, an import that nobody needs.
TEST(ServedLoad, DoesNotDependOnHowTheGridIsWritten) {
  for (const FlowModel flow : {FlowModel::transport, FlowModel::dc}) {
    on_random_states(flow, 7, 300,
                     [](const RandomGrid& random, const Network& network, const GridCondition& condition) {
                       const std::vector<double> served = served_mw(network, condition.state());
                       SmallGrid other = random.small;
                       for (Line& line : other.grid().lines) std::swap(line.from, line.to);
                       other.line(BusId(0), BusId(1), 0);
                       other.bus(0, 1000);
                       const Network changed = other.network();
                       GridCondition same(changed);
                       for (const AssetId asset : random.assets) same.set_damage(asset, condition.damage(asset));
                       for (std::size_t b = 0; b < served.size(); ++b) {
                         same.set_peak(BusId(b), 3 * network.grid.buses[BusId(b)].demand_w);
                       }
                       GridState state = same.state();
                       for (std::size_t b = 0; b < served.size(); ++b) {
                         state.supply_w[BusId(b)] = 3 * condition.state().supply_w[BusId(b)];
                         state.demand_w[BusId(b)] = 3 * condition.state().demand_w[BusId(b)];
                         state.most_w[BusId(b)] = 3 * condition.state().most_w[BusId(b)];
                       }
                       for (double& limit_w : state.limit_w) limit_w *= 3;
                       const std::vector<double> tripled = served_mw(changed, state);
                       for (std::size_t b = 0; b < served.size(); ++b)
                         EXPECT_NEAR(tripled[b], 3 * served[b], tolerance_mw);
                     });
  }
}

/// No other way to serve that worth has better fractions: tried by moving power between two loads that it may move
/// between.
TEST(ServedLoad, IsFairerThanATransferBetweenLoads) {
  on_random_states(FlowModel::transport, 8, 60,
                   [](const RandomGrid&, const Network& network, const GridCondition& condition) {
                     const std::vector<double> served = served_mw(network, condition.state());
                     const std::vector<double> shed = fractions(condition.state(), served);
                     for (std::size_t a = 0; a < served.size(); ++a) {
                       for (std::size_t b = 0; b < served.size(); ++b) {
                         GridState moved = condition.state();
                         for (std::size_t c = 0; c < served.size(); ++c) moved.most_w[BusId(c)] = served[c] * mw;
                         moved.most_w[BusId(a)] = std::max(0.0, (served[a] - 1) * mw);
                         moved.most_w[BusId(b)] = std::min(condition.state().most_w[BusId(b)], (served[b] + 1) * mw);
                         const std::vector<double> other = served_mw(network, moved);
                         if (worth_mw(network, other) < worth_mw(network, served) - tolerance_mw) continue;
                         std::vector<double> rounded = fractions(condition.state(), other);
                         for (std::size_t k = 0; k < rounded.size(); ++k) {
                           if (std::abs(rounded[k] - shed[k]) < 1e-9) rounded[k] = shed[k];
                         }
                         EXPECT_GE(rounded, shed);
                       }
                     }
                   });
}

/// Bit by bit, whatever was asked before.
TEST(ServedLoad, DependsOnTheStateAlone) {
  for (const FlowModel flow : {FlowModel::transport, FlowModel::dc}) {
    std::mt19937 engine(9);
    for (int i = 0; i < 20; ++i) {
      const RandomGrid random = random_grid(engine, flow, 12);
      const Network network = random.small.network();
      GridCondition condition(network);
      std::vector<GridState> states;
      std::vector<IndexedBy<BusId, double>> alone;
      for (int k = 0; k < 100; ++k) {
        damage_at_random(engine, random, condition);
        states.push_back(condition.state());
        ServedLoad fresh(network);
        alone.push_back(fresh.solve(states.back()));
      }
      ServedLoad used(network);
      for (int k = 0; k < 400; ++k) {
        const std::size_t which = engine() % states.size();
        EXPECT_EQ(used.solve(states[which]), alone[which]);
      }
    }
  }
}

}  // namespace
}  // namespace bulwark::test
