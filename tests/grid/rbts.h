// The Roy Billinton Test System: R. Billinton, S. Kumar, N. Chowdhury and others 1989, "A reliability test system for
// educational purposes - basic data", IEEE Trans. Power Systems 4(3):1238-1244. Reactances in per unit of 100 MVA.
#pragma once

#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "grid/small_grid.h"

namespace bulwark::test {

struct RbtsUnit {
  const char* name;
  std::size_t bus;
  double capacity_mw;
  double forced_outage_rate;
};

struct RbtsLine {
  const char* name;
  std::size_t from;
  std::size_t to;
  double reactance;
  double capacity_mw;
  double outages_per_year;
  double repairs_per_year;
};

inline const std::vector<double> rbts_load_mw = {0, 20, 85, 40, 20, 20};

inline const std::vector<RbtsUnit> rbts_units = {
    {"G1", 1, 40, 0.03},  {"G2", 1, 40, 0.03},   {"G3", 1, 10, 0.02},   {"G4", 1, 20, 0.025},
    {"G5", 2, 5, 0.01},   {"G6", 2, 5, 0.01},    {"G7", 2, 40, 0.02},   {"G8", 2, 20, 0.015},
    {"G9", 2, 20, 0.015}, {"G10", 2, 20, 0.015}, {"G11", 2, 20, 0.015},
};

inline const std::vector<RbtsLine> rbts_lines = {
    {"L1", 1, 3, 0.18, 85, 1.5, 876}, {"L6", 1, 3, 0.18, 85, 1.5, 876}, {"L2", 2, 4, 0.6, 71, 5, 876},
    {"L7", 2, 4, 0.6, 71, 5, 876},    {"L3", 1, 2, 0.48, 71, 4, 876},   {"L4", 3, 4, 0.12, 71, 1, 876},
    {"L5", 3, 5, 0.12, 71, 1, 876},   {"L8", 4, 5, 0.12, 71, 1, 876},   {"L9", 5, 6, 0.12, 71, 1, 876},
};

/// Assets: the units, then one without capacity for each line, which goes through it.
inline SmallGrid rbts(FlowModel flow) {
  SmallGrid small(flow);
  for (const double load : rbts_load_mw) small.bus(load);
  for (const RbtsUnit& unit : rbts_units) small.unit(small.asset(unit.capacity_mw), BusId(unit.bus - 1));
  for (const RbtsLine& line : rbts_lines) {
    const AssetId asset = small.asset(0);
    small.line(BusId(line.from - 1), BusId(line.to - 1), line.capacity_mw, line.reactance / 100, {asset});
  }
  return small;
}

inline AssetId rbts_asset(const std::string& name) {
  for (std::size_t i = 0; i < rbts_units.size(); ++i) {
    if (rbts_units[i].name == name) return AssetId(i);
  }
  for (std::size_t i = 0; i < rbts_lines.size(); ++i) {
    if (rbts_lines[i].name == name) return AssetId(rbts_units.size() + i);
  }
  throw std::invalid_argument(name);
}

}  // namespace bulwark::test
