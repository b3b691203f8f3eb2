// Rounds ready and stock of a battery: firing takes from them, reloads add (model.md, section 5, "Reload").
#pragma once

#include "trial/state.h"

namespace bulwark {

/// Enough places are empty, stock remains, and no reload is under way.
inline bool reload_is_due(const BatteryState& battery) {
  return battery.reload_rounds > 0 && !battery.reloading && battery.stock > 0 &&
         battery.places - battery.ready >= battery.reload_rounds;
}

/// Notes the change for the timeline, and for a campaign.
inline void change_ready(State& state, BatteryId battery, std::int32_t change) {
  state.count_ready(battery, change);
  if (state.raid_end) state.raid_end->ready_changes.push({state.now_s, battery, change});
}

void start_reload(State& state, BatteryId battery);

/// The event of a reload's end, or of a reserve's, which makes rounds available too.
void handle_reload(State& state, EventKey event);

}  // namespace bulwark
