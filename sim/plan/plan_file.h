// Reading a plan file: as strict as a scenario, with the same messages.
//
//   bulwark_plan: 1
//   scenario: ../quickstart.yaml               # relative to the plan file
//   objective: {least: capacity_lost_MW:all}   # or most; any METRIC:GROUP, events too
//   within: 5                                  # a difference of it that does not matter
//   budgets: [10, 20, 40]
//   constraints: {leakage:family:cruise: {at_most: 20 %}}
//   sites:
//     hill: {position: [5 km, 2 km], systems: [sam, guns], most: 2}
//   options:
//     sam:     {battery: sam, cost: 12}                  # at any site that takes it, or `at: [hill]`
//     rounds:  {add: {systems.sam.rounds: 4}, cost: 3, most: 3}
//     radar:   {set: {sensors.new: {position: [1 km, 1 km], …}}, cost: 6, excludes: [mast]}
//     mast:    {set: {systems.sam.mast: 20 m}, cost: 1, requires: [sam]}
//   raids:                                     # for the worst case
//     from_west: {raid.drones.from: [-80 km, 0 km]}
//   trials: 1000                               # fresh ones, of each figure
//   swap_trials: 500
//   search: {first: 128, trials: 1024, enumerate: 100}
//   confidence: 95 %
//   seed: 7
#pragma once

#include <string>

#include "plan/plan_problem.h"
#include "yaml/shape.h"

namespace bulwark {

/// What a plan file may say, as its readers describe it.
Shape plan_shape();

/// Reads the plan and its scenario's text. Throws InputErrors with all that is wrong with the file, with the scenario
/// as it stands, or with what buying any one item makes of it.
PlanProblem load_plan(const std::string& path);

/// The same of its text: `path` stands for the file, and the scenario is found beside it.
PlanProblem load_plan_text(const std::string& text, const std::string& path);

/// The same from texts; `file` and `scenario_file` stand for the files in messages.
PlanProblem load_plan_text(const std::string& text, const std::string& file, const std::string& scenario_text,
                           const std::string& scenario_file);

}  // namespace bulwark
