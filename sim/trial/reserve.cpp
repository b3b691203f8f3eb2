#include "trial/reserve.h"

namespace bulwark {

void begin_reserves(State& state) {
  state.reserved = &state.tables->reserved;
}

void push_reserve_ends(State& state, double last_s) {
  std::uint32_t ordinal = 0;
  for (const ReserveStage& stage : state.tables->later_reserves) {
    check_ordinal(++ordinal);
    if (stage.begin_s > last_s) return;
    for (const BatteryId b : stage.changed) state.push(stage.begin_s, event_key(EventKind::reload, {}, b, ordinal));
  }
}

void end_reserve(State& state, EventKey event) {
  state.reserved = &state.tables->later_reserves[event.ordinal() - 1].reserved;
  const BatteryId b = event.battery();
  state.update_withheld(b);
  if (can_engage(state.batteries[b])) state.touch_battery(b);
  state.replenished_batteries.push(b);
  state.command_due = true;
}

}  // namespace bulwark
