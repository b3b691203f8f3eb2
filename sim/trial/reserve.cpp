#include "trial/reserve.h"

#include <algorithm>

namespace bulwark {

namespace {

/// Whether the battery keeps other rounds from stage `next` on than before.
bool changes(const Tables& tables, std::size_t next, std::uint32_t battery) {
  const std::size_t families = tables.layout.families;
  const std::vector<std::uint32_t>& before = next == 0 ? tables.reserved : tables.later_reserves[next - 1].reserved;
  const auto first = static_cast<std::ptrdiff_t>(battery * families);
  const auto end = static_cast<std::ptrdiff_t>((battery + 1) * families);
  return !std::equal(before.begin() + first, before.begin() + end,
                     tables.later_reserves[next].reserved.begin() + first);
}

}  // namespace

void begin_reserves(State& state) {
  state.matchups = state.tables->matchups.data();
  state.reserved = state.tables->reserved.data();
}

void push_reserve_ends(State& state, double last_s) {
  const Tables& tables = *state.tables;
  for (std::uint32_t k = 0; k < tables.later_reserves.size(); ++k) {
    const double begin_s = tables.later_reserves[k].begin_s;
    for (std::uint32_t b = 0; b < state.batteries.size() && begin_s <= last_s; ++b) {
      if (changes(tables, k, b)) state.queue.push({begin_s, event_key(EventKind::reload, 0, b, k + 1)});
    }
  }
}

void end_reserve(State& state, const Event& event) {
  const ReserveStage& stage = state.tables->later_reserves[event.ordinal() - 1];
  state.matchups = stage.matchups.data();
  state.reserved = stage.reserved.data();
  const std::uint32_t b = event.battery();
  state.update_withheld(b);
  if (can_engage(state.batteries[b])) state.touch_battery(b);
  state.replenished_batteries.push(b);
  state.command_due = true;
}

}  // namespace bulwark
