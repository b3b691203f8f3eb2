// What to buy: a scenario, things that money buys, budgets, and what is to be made least or most of.
//
// A plan is a number of each item. Made only by load_plan() (plan_file.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "format/load.h"
#include "metrics/metric_list.h"
#include "study/study.h"

namespace bulwark {

/// What is added to a number of the scenario for each one bought: `base + n · each`, in the unit of the file.
struct Increment {
  std::string path;
  double base = 0;
  double each = 0;
  std::string unit;
};

/// A battery that is bought, as a map of the scenario's `batteries:` but for `count`.
struct BoughtBattery {
  std::string key;
  std::string values;  // `system: medium_sam, position: [1 km, 2 km]`
};

/// What can be bought: an option, or an option at one of its sites.
struct Item {
  std::string name;    // `guns`, or at a site `guns@hill`
  std::string option;  // as the file calls it
  std::string site;    // empty: none
  double cost = 0;     // of one, above 0
  std::uint32_t most = 1;
  std::vector<Override> sets;  // made once, however many are bought
  std::vector<Increment> adds;
  std::optional<BoughtBattery> battery;
  PlacedText place;  // in the plan file, for messages
};

/// At most so many of these items together.
struct SharedLimit {
  std::vector<std::size_t> items;
  std::uint32_t most = 0;
};

/// Whoever buys `item` also buys one of `others`, or none of them.
struct Rule {
  std::size_t item = 0;
  std::vector<std::size_t> others;
  bool is_exclusion = false;
};

struct Constraint {
  MetricName metric;
  bool is_at_most = true;
  double level = 0;  // in units of the metric
};

/// A variant of the raid: changes of the scenario.
struct RaidVariant {
  std::string name;
  std::vector<Override> changes;
  PlacedText place;
};

struct PlanSettings {
  double within = 0;                 // δ > 0: a difference of the objective that does not matter
  double confidence = 0.95;          // of selections, simultaneous intervals and the check of swaps
  std::uint32_t trials = 1000;       // fresh ones, of each figure that is reported
  std::uint32_t swap_trials = 500;   // fresh ones, of each plan that is one swap away; at most `trials`
  std::uint32_t first_stage = 128;   // of the search: trials before any plan is dropped
  std::uint32_t most_trials = 1024;  // of the search: of each plan
  std::uint32_t enumerate = 100;     // where there are no more plans than this, all of them race
};

struct PlanProblem {
  std::string name;
  std::string file;
  std::string text;
  ScenarioText scenario;
  std::uint64_t seed = 0;
  MetricName objective;
  bool is_most = false;
  std::vector<Constraint> constraints;
  std::vector<double> budgets;  // ascending, above 0
  std::vector<Item> items;
  std::vector<SharedLimit> limits;
  std::vector<Rule> rules;
  std::vector<RaidVariant> raids;  // without any, one without a name and without changes
  PlanSettings settings;

  bool has_raids() const { return raids.size() > 1 || !raids[0].name.empty(); }
  /// The objective, then those of constraints, each once.
  std::vector<MetricName> metrics() const;
};

}  // namespace bulwark
