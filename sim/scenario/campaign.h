// What comes after one night, as the file says it: raids over weeks, stocks on both sides, repair (campaign.md,
// sections 1 to 5), with every value checked and in SI units. Plain values; read by campaign.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "distributions/distribution.h"

namespace bulwark {

/// From `from_s` on (campaign time), until the next step.
struct RateStep {
  double from_s = 0;
  double rate_per_s = 0;
};

/// What comes in over time: a stock's production, a depot's or spare's deliveries. Amount so far at t:
/// initial + ∫ rate; what is there is its floor, with a tolerance of 1e-6.
struct Inflow {
  double initial = 0;
  std::vector<RateStep> rate;  // in order of time, the first from 0; none: nothing comes in
};

/// The rate where it is one throughout, 0 where nothing comes in; none where it has steps.
inline std::optional<double> constant_rate_per_s(const Inflow& inflow) {
  if (inflow.rate.size() > 1) return std::nullopt;
  return inflow.rate.empty() ? 0 : inflow.rate[0].rate_per_s;
}

/// [begin, end): occasions inside it are moved to its end.
struct Pause {
  double begin_s = 0;
  double end_s = 0;
};

/// A strike waits until so many of a type are there.
struct LeastStock {
  TypeId type;
  double count = 0;
};

/// A calendar with some of the raid's salvos.
struct Strike {
  std::string name;
  std::vector<SalvoId> salvos;  // in scenario order
  double first_s = 0;
  std::optional<Distribution> every_s;  // the gap; else `days_s`
  std::vector<double> days_s;           // increasing
  std::optional<double> share;          // `size: {share: x}`; none: as planned
  std::vector<LeastStock> least;
};

/// What the attacker has of one type of threat; a type without an entry is unlimited.
struct AttackerStock {
  TypeId type;
  Inflow inflow;
  std::optional<double> most;  // in one raid; none: no limit
};

/// The depot from which the batteries of one system are refilled; a system without one is filled up.
struct Supply {
  SystemId system;
  Inflow inflow;
  double lead_s = 0;  // nothing is issued sooner after the end of the last raid flown
};

enum class RepairOrder { oldest, capacity, value };

/// How assets of one kind are repaired.
struct RepairKind {
  std::string kind;  // or `default`, for all that have no entry
  Distribution time_s;
  std::optional<std::size_t> spare;  // in Repair::spares
};

struct Spare {
  std::string name;
  Inflow inflow;
};

struct Repair {
  int crews = 0;
  RepairOrder order = RepairOrder::oldest;
  std::vector<RepairKind> kinds;
  std::vector<Spare> spares;
};

/// How destroyed batteries of a system, or sensors, come back (living_defence.md, "In campaigns").
struct Replacement {
  std::optional<SystemId> system;  // none: sensors
  Distribution time_s;
  std::optional<Inflow> units;  // none: no unit is needed
};

struct Campaign {
  double duration_s = 0;
  std::vector<Pause> pauses;    // disjoint, in order of time
  std::vector<Strike> strikes;  // in the order of the file
  std::vector<AttackerStock> stocks;
  bool avoid_disabled = false;
  std::vector<Supply> supply;
  std::optional<Repair> repair;
  std::vector<Replacement> replacements;
};

}  // namespace bulwark
