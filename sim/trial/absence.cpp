#include "trial/absence.h"

#include <algorithm>

#include "trial/duty.h"

namespace bulwark {

std::optional<Cause> cause_by_absence(const State& state, const Threat& threat) {
  Cause cause = Cause::suppressed;
  const RouteTable& route = state.route_of(threat);
  for (const PairId k : route.pairs) {
    const Pair& pair = state.geometry->pairs[k];
    const BatteryState& battery = state.batteries[pair.battery];
    if (!battery.counts.up) continue;
    const double gone_s = state.attrition.batteries[pair.battery].gone_s;
    const double held_s = held_until_s(*state.tables, route, pair);
    for (const WindowId w : pair.windows) {
      const Interval& launch = state.geometry->windows[w].launch;
      const double ready_s = threat.launch_s + std::max(launch.begin_s, held_s) - battery.mean_reaction_s;
      const double close_s = threat.launch_s + launch.end_s - battery.mean_reaction_s + time_tolerance_s;
      const Interval tracked_s{std::max(threat.track_s, ready_s), close_s};
      if (tracked_s.begin_s > tracked_s.end_s || tracked_s.begin_s >= gone_s) continue;
      // What begins as the threat arrives comes after it.
      const double until_s = threat.track_s < threat.end_s ? std::min(gone_s, threat.end_s) : gone_s;
      if (is_on_duty_within(state.tables->sites[pair.battery], tracked_s, until_s)) return std::nullopt;
      cause = Cause::off_duty;
    }
  }
  return cause;
}

}  // namespace bulwark
