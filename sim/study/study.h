// A study: a base scenario, the factors that change it, and how their levels are combined to design points.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "format/load.h"

namespace bulwark {

/// One value of a factor: what it puts at each of the factor's paths, and what tables call it.
struct Level {
  std::string label;
  std::vector<std::string> values;  // YAML, one a path
};

/// A continuous range of a factor, for designs that draw their points.
struct LevelRange {
  double from = 0;
  double to = 0;
  bool is_log = false;
  bool is_whole = false;  // both ends were written as whole numbers without a unit
};

struct Factor {
  std::string name;                // a column of the tables
  std::vector<std::string> paths;  // moved together
  std::vector<Level> levels;       // empty where there is a range
  std::optional<LevelRange> range;
  std::string unit;  // shared by all levels, and then left out of their labels
  int line = 0;      // of its name in the study file, for messages
  int column_number = 0;

  /// The name with the unit, `reload [min]`: the column's header.
  std::string column() const { return unit.empty() ? name : name + " [" + unit + "]"; }
};

enum class DesignKind { grid, list, latin_hypercube, sobol };

/// What design points are compared with: nothing, the scenario as it stands, or the point with these levels in place of
/// its own (one entry a factor, none where the point's own level stays).
struct Baseline {
  bool is_scenario = false;
  std::vector<std::optional<Level>> levels;
};

/// A text of the study file that a later stage reads, and where it stands.
struct PlacedText {
  std::string text;
  int line = 0;
  int column = 0;
  std::string path;
};

/// A claim to be tested at every design point that has the levels `of`: there the metric is below (or above) what it is
/// at the same point with the levels `than`, by more than `by`.
struct Hypothesis {
  std::string name;
  PlacedText metric;
  std::vector<std::optional<Level>> of;  // one entry a factor; none where any level will do
  Baseline than;
  bool is_below = true;
  double by = 0;  // >= 0, in units of the metric
};

/// Made only by load_study().
struct Study {
  std::string name;
  std::string file;  // as messages call it
  std::string text;  // the file as read
  ScenarioText scenario;
  std::vector<Override> settings;  // of the command line, at every point before its levels
  std::vector<Factor> factors;
  DesignKind design = DesignKind::grid;
  std::uint32_t points = 0;           // of designs that draw theirs
  std::uint32_t replicates = 1;       // of the whole design, each with trials of its own
  std::uint32_t trials = 1000;        // a point and replicate; with a precision, the most
  std::optional<std::uint64_t> seed;  // in place of the scenario's
  std::optional<Baseline> baseline;
  std::vector<PlacedText> metrics;    // `leakage:family:drone`; empty: the usual ones
  std::vector<PlacedText> precision;  // `leakage:all=0.5 %`: half-widths at which a point may stop
  std::vector<Hypothesis> hypotheses;

  /// The scenario that the points are made from.
  LoadedScenario base() const { return scenario.with(settings); }
};

}  // namespace bulwark
