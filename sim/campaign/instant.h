// Equality of campaign times: within a microsecond (campaign.md, section 1), and of what has come by then.
#pragma once

namespace bulwark {

constexpr double same_instant_s = 1e-6;
/// What lacks no more than this to a whole item (a round, a crew) is whole.
constexpr double whole_tolerance = 1e-6;

/// Whether the time has come at an instant: it is not later, or equal.
constexpr bool has_come(double time_s, double instant_s) {
  return time_s <= instant_s + same_instant_s;
}

/// Whether the time is over before an instant begins: earlier, and not equal.
constexpr bool is_before(double time_s, double instant_s) {
  return time_s < instant_s - same_instant_s;
}

}  // namespace bulwark
