// Maximum flows against LEMON's.
#include "grid/maximum_flow.h"

#include <gtest/gtest.h>
#include <lemon/preflow.h>
#include <lemon/smart_graph.h>

#include <optional>
#include <random>
#include <vector>

namespace bulwark::test {
namespace {

/// A grid with its capacities, in both forms.
class Pair {
 public:
  explicit Pair(std::mt19937& engine) {
    const std::size_t buses = 2 + engine() % 12;
    for (std::size_t b = 0; b < buses; ++b) grid_.buses.push_back({});
    for (std::size_t l = engine() % (3 * buses); l > 0; --l) {
      Line line;
      line.from = BusId(engine() % buses);
      line.to = BusId(engine() % buses);
      grid_.lines.push_back(line);
    }
    flow_.emplace(grid_);
    source_ = graph_.addNode();
    sink_ = graph_.addNode();
    for (std::size_t b = 0; b < buses; ++b) nodes_.push_back(graph_.addNode());
    const auto whole = [&] { return static_cast<std::int64_t>(engine() % 4 == 0 ? 0 : engine() % 10); };
    for (std::size_t b = 0; b < buses; ++b) {
      const std::int64_t supply = whole();
      const std::int64_t load = whole();
      flow_->set_supply(BusId(b), supply);
      flow_->set_load(BusId(b), load);
      add(source_, nodes_[b], supply);
      add(nodes_[b], sink_, load);
    }
    for (std::size_t l = 0; l < grid_.lines.size(); ++l) {
      const Line& line = grid_.lines[LineId(l)];
      const std::int64_t limit = whole();
      flow_->set_limit(LineId(l), limit);
      add(nodes_[line.from.index()], nodes_[line.to.index()], limit);
      add(nodes_[line.to.index()], nodes_[line.from.index()], limit);
    }
  }

  MaximumFlow& flow() { return *flow_; }
  const Grid& grid() const { return grid_; }
  std::int64_t by_lemon() {
    lemon::Preflow<Graph, Graph::ArcMap<std::int64_t>> preflow(graph_, capacity_, source_, sink_);
    preflow.runMinCut();
    return preflow.flowValue();
  }

 private:
  using Graph = lemon::SmartDigraph;

  void add(Graph::Node from, Graph::Node to, std::int64_t capacity) { capacity_[graph_.addArc(from, to)] = capacity; }

  Grid grid_;
  std::optional<MaximumFlow> flow_;
  Graph graph_;
  Graph::ArcMap<std::int64_t> capacity_{graph_};
  Graph::Node source_ = lemon::INVALID;
  Graph::Node sink_ = lemon::INVALID;
  std::vector<Graph::Node> nodes_;
};

TEST(MaximumFlow, IsAsGreatAsLemons) {
  std::mt19937 engine(1);
  for (int i = 0; i < 2000; ++i) {
    Pair pair(engine);
    const std::int64_t flow = pair.flow().maximise();
    EXPECT_EQ(flow, pair.by_lemon());
    EXPECT_EQ(flow, pair.flow().maximise());  // the same again
  }
}

TEST(MaximumFlow, IsWhatTheLoadsGet) {
  std::mt19937 engine(2);
  for (int i = 0; i < 500; ++i) {
    Pair pair(engine);
    const std::int64_t flow = pair.flow().maximise();
    std::int64_t served = 0;
    for (std::size_t b = 0; b < pair.grid().buses.size(); ++b) {
      const std::int64_t part = pair.flow().served(BusId(b));
      EXPECT_GE(part, 0);
      EXPECT_LE(part, pair.flow().load(BusId(b)));
      served += part;
      // On the source's side there is something left to give, so that the load has all it asks for.
      if (!pair.flow().cut_off(BusId(b))) {
        EXPECT_EQ(part, pair.flow().load(BusId(b)));
      }
    }
    EXPECT_EQ(served, flow);
  }
}

}  // namespace
}  // namespace bulwark::test
