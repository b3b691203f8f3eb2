// Money, capacity, energy and times as whole numbers of small steps, so that their sums are exact.
#pragma once

#include <cstdint>
#include <string>

namespace bulwark {

/// Steps to one money unit, and to one MW (a step of capacity is one watt).
constexpr double money_steps = 1e6;
constexpr double capacity_steps_per_mw = 1e6;

/// Steps to one MWh (a step is one watt-hour), a day, an hour, and one person-hour.
constexpr double energy_steps_per_mwh = 1e6;
constexpr double microseconds_per_day = 86'400e6;
constexpr double microseconds_per_hour = 3'600e6;
constexpr double person_hour_steps = 1e3;

/// Steps to 1 of the ratio of two costs.
constexpr double ratio_steps = 1e12;

/// Nearest number of steps to `value` >= 0. Throws InputErrors, naming `what`, where the value is beyond 1e12
/// units, or so small that rounding would change it by more than 1 %.
std::int64_t to_steps(double value, double steps, const std::string& what);

/// x/y of y > 0, x >= 0, in steps of 1e-12, rounded to six significant digits so that the number of distinct ratios,
/// and the memory that holds them, does not grow with the trials. Throws std::overflow_error beyond 9e6.
std::int64_t ratio_to_steps(std::int64_t x, std::int64_t y);

}  // namespace bulwark
