// The grid of a scenario, compiled: what a damaged state is worked out from (campaign.md, section 6). Built once,
// never changed, shared by all threads.
#pragma once

#include <vector>

#include "base/id.h"
#include "scenario/scenario.h"

namespace bulwark {

/// What an asset means to the grid; nothing, if both lists are empty.
struct GridAsset {
  double capacity_w = 0;
  int hardness = 1;
  std::vector<BusId> buses;  // that it feeds, or that are served through it
  std::vector<LineId> lines;
};

struct Network {
  Grid grid;
  IndexedBy<BusId, std::vector<AssetId>> feeding;  // generation, in the order of the file
  IndexedBy<AssetId, GridAsset> assets;
  /// Flow of a line per difference of angles. dc: 1 / reactance. transport, where flows may be any: in proportion to
  /// the capacity (modelling assumption of a first guess only, which no result depends on).
  IndexedBy<LineId, double> conductance;
};

/// The scenario must have a grid.
Network compile_network(const Scenario& scenario);

}  // namespace bulwark
