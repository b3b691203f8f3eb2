// One battery of the raid under way.
#pragma once

#include <algorithm>
#include <cstdint>

#include "outcome/outcome.h"
#include "tables/tables.h"

namespace bulwark {

/// Why a battery that is up starts no engagement for a while.
constexpr std::uint8_t in_blocking_reload = 1;
constexpr std::uint8_t off_duty = 2;

/// What a trial changes of a battery, and the parameters of this trial that the loop asks for, the most common ones in
/// the first cache line.
struct alignas(64) BatteryState {
  std::uint32_t ready = 0;
  std::uint32_t stock = 0;
  std::uint32_t channels = 0;
  std::uint32_t busy = 0;
  Slot<BatteryId, TypeId> first_matchup;    // in Tables::matchups; + a type: that with it
  Slot<BatteryId, FamilyId> first_reserve;  // in Reserved; + a family: what is kept for the others
  std::uint32_t reload_rounds = 0;          // 0: no reload
  std::uint32_t reloads_started = 0;
  bool up = false;
  bool reloading = false;
  std::uint8_t blocked = 0;  // by a reload that blocks fire, or off duty
  double mean_reaction_s = 0;
  double mean_assessment_s = 0;
  double reaction_scale = 1;  // of draws: this trial's mean over that of the file

  double assessment_scale = 1;
  std::uint32_t places = 0;                // rounds in a full magazine
  Slot<SystemId, FamilyId> first_defence;  // in Outcome::defence; + a family: of its system against that
  double busy_s = 0;                       // channel-seconds of engagements; a sum of times on the grid, so exact
  FireCounts counts;
};

/// What the draws of a time are multiplied by where an uncertain parameter has changed its mean.
inline double time_scale(double mean_s, double base_mean_s) {
  return mean_s == base_mean_s ? 1 : mean_s / base_mean_s;
}

/// Whether the battery could start an engagement at all: up, not blocked, a free channel, a round ready.
inline bool can_engage(const BatteryState& battery) {
  return battery.up && battery.blocked == 0 && battery.busy < battery.channels && battery.ready > 0;
}

/// Rounds that the reserve allows against a family: max(0, ready - kept for others).
inline std::uint32_t rounds_allowed(const BatteryState& battery, std::uint32_t kept) {
  return battery.ready > kept ? battery.ready - kept : 0;
}

/// Rounds that an engagement plans: the doctrine's, as far as they are allowed, or one where few are.
inline std::uint32_t planned_shots(std::uint32_t allowed, const Matchup& matchup) {
  return std::min(allowed < matchup.single_below ? 1U : matchup.shots, allowed);
}

}  // namespace bulwark
