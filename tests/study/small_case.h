// A scenario of two salvos made by hand, and two outcomes of it: small enough that every figure of every table can be
// worked out on paper.
#pragma once

#include "outcome/outcome.h"
#include "scenario/scenario.h"
#include "tables/layout.h"

namespace bulwark {

/// Drones (cost 0.05) at `plant` and `depot`, decoys (cost 0.01) at `plant`; one system, two batteries (rounds cost 2
/// and 3.5); plant: 900 MW, hardness 3; depot: 100 MW, hardness 1.
inline Scenario small_scenario() {
  Scenario scenario;
  scenario.name = "small, \"by hand\"";
  const FamilyId drone = scenario.families.push_back("drone");
  const FamilyId decoy = scenario.families.push_back("decoy");
  const AssetId plant = scenario.assets.push_back({"plant", {0, 0}, 3, 900e6, 3, "generation"});
  const AssetId depot = scenario.assets.push_back({"depot", {5000, -2500.5}, 1, 100e6, 1, ""});
  ThreatType real;
  real.name = "one_way_drone";
  real.family = drone;
  real.cost = 0.05;
  ThreatType fake;
  fake.name = "foam";
  fake.family = decoy;
  fake.decoy = true;
  fake.cost = 0.01;
  Salvo wave;
  wave.name = "wave";
  wave.type = scenario.types.push_back(real);
  wave.targets = {{plant, 1}, {depot, 1}};
  Salvo screen;
  screen.name = "screen";
  screen.type = scenario.types.push_back(fake);
  screen.targets = {{plant, 1}};
  scenario.salvos.push_back(wave);
  scenario.salvos.push_back(screen);
  System guns;
  guns.name = "guns";
  guns.unit.range_max_m = 3000;
  const SystemId system = scenario.systems.push_back(guns);
  for (const double cost : {2.0, 3.5}) {
    Battery battery;
    battery.name = cost == 2.0 ? "ring.1" : "ring.2";
    battery.system = system;
    battery.unit = guns.unit;
    battery.unit.interceptor_cost = cost;
    scenario.batteries.push_back(battery);
  }
  return scenario;
}

/// Cells (wave, plant), (wave, depot), (screen, plant); three samples of the timeline, 10 s apart from 100 s.
inline Layout small_layout(const Scenario& scenario) {
  Layout layout;
  layout.cells = {{SalvoId(0), AssetId(0), TypeId(0), FamilyId(0), false},
                  {SalvoId(0), AssetId(1), TypeId(0), FamilyId(0), false},
                  {SalvoId(1), AssetId(0), TypeId(1), FamilyId(1), true}};
  layout.first_cell = {CellId(0), CellId(2)};
  layout.families = scenario.families.size();
  layout.systems = scenario.systems.size();
  layout.batteries = scenario.batteries.size();
  layout.assets = scenario.assets.size();
  layout.timeline = {100, 10, 3};
  return layout;
}

/// Nothing happened: all counts zero.
inline Outcome empty_outcome(const Layout& layout) {
  Outcome outcome;
  outcome.cells.assign(layout.cells.size(), {});
  outcome.batteries.assign(layout.batteries, {});
  outcome.defence.assign(layout.systems, layout.families, {});
  outcome.assets.assign(layout.assets, {});
  outcome.timeline.assign(layout.timeline.samples, {});
  outcome.ready.assign(layout.timeline.samples * layout.systems, 0);
  return outcome;
}

/// 10 drones launched, 1 failed; 3 leakers of 9. Causes: missed 2, magazine 1.
inline Outcome first_outcome(const Layout& layout) {
  Outcome outcome = empty_outcome(layout);
  //                               failed, soft, shot, hit, miss   missed, …, magazine, channels
  outcome.cells[CellId(0)] = {{1, 0, 3, 1, 1}, {1, 0, 0, 0, 0, 0, 0, 1, 0}, 6};
  outcome.cells[CellId(1)] = {{0, 1, 2, 1, 0}, {1, 0, 0, 0, 0, 0, 0, 0, 0}, 3};
  outcome.cells[CellId(2)] = {{0, 0, 1, 0, 3}, {0, 3, 0, 0, 0, 0, 0, 0, 0}, 2};
  outcome.batteries[BatteryId(0)] = {{8, 4, 1, 2, 1, true, true, 30'000'000, 5'000'000}, {}};
  outcome.batteries[BatteryId(1)] = {{3, 2, 0, 0, 2, true, false, 0, 15'000'000}, {}};
  outcome.defence(SystemId(0), FamilyId(0)) = {7, 9, 5};
  outcome.defence(SystemId(0), FamilyId(1)) = {2, 2, 1};
  outcome.assets[AssetId(0)] = {1, 1, 1, false};
  outcome.assets[AssetId(1)] = {1, 1, 1, true};
  outcome.timeline = {{14, 5, 1, 20, 0, 0}, {9, 9, 3, 14, 1, 3}, {0, 0, 0, 9, 6, 6}};
  outcome.ready = {20, 14, 9};
  return outcome;
}

/// 8 drones launched, none failed; 1 leaker of 8; the second battery is down.
inline Outcome second_outcome(const Layout& layout) {
  Outcome outcome = empty_outcome(layout);
  outcome.trial = 1;
  outcome.cells[CellId(0)] = {{0, 0, 4, 1, 0}, {0, 0, 0, 0, 0, 0, 0, 0, 1}, 5};
  outcome.cells[CellId(1)] = {{0, 0, 3, 0, 0}, {0, 0, 0, 0, 0, 0, 0, 0, 0}, 3};
  outcome.cells[CellId(2)] = {{0, 2, 2, 0, 0}, {0, 0, 0, 0, 0, 0, 0, 0, 0}, 4};
  outcome.batteries[BatteryId(0)] = {{12, 9, 0, 1, 2, true, false, 0, 25'000'000}, {}};
  outcome.defence(SystemId(0), FamilyId(0)) = {8, 8, 7};
  outcome.defence(SystemId(0), FamilyId(1)) = {4, 4, 2};
  outcome.assets[AssetId(0)] = {1, 0};
  outcome.timeline = {{12, 4, 2, 20, 0, 0}, {5, 5, 2, 12, 0, 5}, {0, 0, 0, 8, 1, 9}};
  outcome.ready = {20, 12, 8};
  return outcome;
}

}  // namespace bulwark
