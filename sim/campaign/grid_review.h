// What an analyst would want to know of a grid before anything hits it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace bulwark {

/// Buses that lines with a capacity join.
struct IslandReview {
  std::vector<BusId> buses;
  double supply_w = 0;  // generation and imports
  double demand_w = 0;  // at the peak
};

/// The undamaged grid at one step of the daily demand, at the highest demand that the campaign meets at these hours.
struct HourReview {
  double begin_h = 0;
  double end_h = 24;
  double factor = 1;  // daily · seasonal
  double demand_w = 0;
  double served_w = 0;
  std::optional<BusId> worst;  // with the largest shed fraction; none: all is served
  double worst_shed = 0;
};

struct GridReview {
  std::vector<IslandReview> islands;  // by their first bus
  std::vector<HourReview> hours;  // those that the campaign meets; one, of the whole day, without `daily` or campaign
  /// Campaign time at which the undamaged grid first sheds load, within the campaign; none: never.
  std::optional<double> first_shed_s;
};

/// The scenario must have a grid. Demand and imports are those of the file.
GridReview review_grid(const Scenario& scenario);

/// Warnings: load that the undamaged grid sheds, and whether that is before `first_raid_s` (none: there is no raid, or
/// no campaign), unless a demand or import is uncertain; an island without generation.
std::vector<std::string> warnings_of(const GridReview& review, const Scenario& scenario,
                                     std::optional<double> first_raid_s);

}  // namespace bulwark
