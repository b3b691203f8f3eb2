#include "trial/reserve.h"

#include <algorithm>

namespace bulwark {

namespace {

/// Whether the battery keeps other rounds from stage `next` on than before.
bool changes(const Tables& tables, std::size_t next, BatteryId battery) {
  const auto before = (next == 0 ? tables.reserved : tables.later_reserves[next - 1].reserved).row(battery);
  const auto after = tables.later_reserves[next].reserved.row(battery);
  return !std::equal(before.begin(), before.end(), after.begin());
}

}  // namespace

void begin_reserves(State& state) {
  state.matchups = &state.tables->matchups;
  state.reserved = &state.tables->reserved;
}

void push_reserve_ends(State& state, double last_s) {
  const Tables& tables = *state.tables;
  for (std::uint32_t k = 0; k < tables.later_reserves.size(); ++k) {
    const double begin_s = tables.later_reserves[k].begin_s;
    if (begin_s > last_s) continue;
    for (const BatteryId b : state.batteries.ids()) {
      if (changes(tables, k, b)) state.push(begin_s, event_key(EventKind::reload, {}, b, k + 1));
    }
  }
}

void end_reserve(State& state, EventKey event) {
  const ReserveStage& stage = state.tables->later_reserves[event.ordinal() - 1];
  state.matchups = &stage.matchups;
  state.reserved = &stage.reserved;
  const BatteryId b = event.battery();
  state.update_withheld(b);
  if (can_engage(state.batteries[b])) state.touch_battery(b);
  state.replenished_batteries.push(b);
  state.command_due = true;
}

}  // namespace bulwark
