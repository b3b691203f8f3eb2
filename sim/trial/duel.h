// A battery and a threat while an engagement of the one by the other is made.
#pragma once

#include "trial/state.h"

namespace bulwark {

/// A battery and a threat, found once for all that an engagement changes of them.
struct Duel {
  State& state;
  const Pair& pair;
  ThreatId id;
  Threat& threat;
  BatteryState& battery;
  const BatteryTable& table;
  Slot<BatteryId, TypeId> matchup;  // in Tables::matchups and Parameters::pk

  Duel(State& s, const Pair& p, ThreatId threat_id)
      : state(s),
        pair(p),
        id(threat_id),
        threat(s.threats[threat_id]),
        battery(s.batteries[p.battery]),
        table(s.tables->batteries[p.battery]),
        matchup(battery.first_matchup + threat.type) {}
};

/// The rounds of one engagement, as they are fixed at its start; path times.
struct Volley {
  std::uint32_t fired = 0;
  double first_launch_s = 0;  // planned, whether or not it is fired
  double last_launch_s = 0;   // of those fired
  double last_intercept_s = 0;
};

}  // namespace bulwark
