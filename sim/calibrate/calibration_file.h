// Reading a calibration file: as strict as a scenario, with the same messages.
//
//   bulwark_calibration: 1
//   scenario: ../winter_grid.yaml          # relative to this file; its `uncertain:` is the prior
//   families:                              # as they were reported
//     drones: {of: [drone, decoy], correlation: 0.03, misreported: 1 %}
//     cruise: {of: cruise, correlation: 0.09}
//   raids:                                 # one truth behind all of them
//     february: {regime: together, drones: {launched: 450, stopped: 412}, cruise: {launched: 28, stopped: 20}}
//   raids_file: raids.csv                  # raid,regime,family,launched,stopped[,lost]; relative to this file
//   bands:                                 # in place of raids: of nights that differ
//     drones: {family: drones, regime: together, launched: 450, mean: 6.7 %, p10: [3 %, 5 %], p90: 11 %}
//   draws: 2000                            # of the prior
//   trials: 4                              # of each draw and raid
//   posterior_draws: 1000
//   least_effective: 200                   # draws that the posterior must be worth
//   refine: true                           # where the bank of prior draws is too thin
//   seed: 7                                # in place of the scenario's
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calibrate/record.h"
#include "format/load.h"
#include "yaml/shape.h"

namespace bulwark {

/// Made only by load_calibration().
struct Calibration {
  std::string name;
  std::string file;
  std::string text;         // as read
  LoadedScenario scenario;  // with at least one uncertain parameter
  std::string scenario_file;
  Record record;
  std::uint32_t draws = 2000;
  std::uint32_t trials = 4;  // of a draw, for each raid of the record; for bands, and as many again
  std::uint32_t posterior_draws = 1000;
  std::uint32_t least_effective = 200;
  bool refine = true;
  std::optional<std::uint64_t> seed;
};

/// What a calibration file may say, as its readers describe it.
Shape calibration_shape();

/// Those of the draws of the prior, before any refinement.
std::uint64_t trials_of_bank(const Calibration& calibration);

/// Throws InputErrors with all that is wrong with the file, with the raids beside it, or with the scenario as it
/// stands under the settings.
Calibration load_calibration(const std::string& path, const std::vector<Override>& settings = {});

/// The same of its text; `path` stands for the file in messages, and others are found beside it, the scenario too
/// unless there is one at hand.
Calibration load_calibration_text(const std::string& text, const std::string& path,
                                  const std::vector<Override>& settings = {}, const ScenarioText* at_hand = nullptr);

}  // namespace bulwark
