// The grid that the assets feed, as the file says it (campaign.md, section 6): checked, in SI units. Plain values; read
// by grid.cpp.
#pragma once

#include <string>
#include <vector>

#include "base/id.h"

namespace bulwark {

using BusId = Id<struct BusTag>;
using LineId = Id<struct LineTag>;

enum class FlowModel { transport, dc };

struct Bus {
  std::string name;
  double demand_w = 0;  // the peak
  double people = 0;
  double weight = 1;
  std::vector<AssetId> through;  // their least soundness bounds what can be served
  double import_w = 0;
};

struct Line {
  std::string name;
  BusId from;
  BusId to;
  double capacity_w = 0;
  double reactance = 0;  // flow in MW = angle difference / reactance; dc only
  std::vector<AssetId> through;
};

/// An asset that feeds a bus with up to its capacity · (1 - d / hardness).
struct Generation {
  AssetId asset;
  BusId bus;
};

/// A factor of demand from `from_s` on, until the next step.
struct FactorStep {
  double from_s = 0;
  double factor = 1;
};

struct Grid {
  FlowModel flow = FlowModel::transport;
  IndexedBy<BusId, Bus> buses;
  IndexedBy<LineId, Line> lines;
  std::vector<Generation> generation;
  std::vector<FactorStep> daily;     // by hour of the day, the first from 0; none: 1
  std::vector<FactorStep> seasonal;  // by campaign time, the first from 0; none: 1
  double clock_s = 0;                // hour of the day at t = 0
};

}  // namespace bulwark
