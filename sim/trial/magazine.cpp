#include "trial/magazine.h"

#include <fmt/format.h>

#include <algorithm>

#include "trial/reserve.h"
#include "trial/time_law.h"

namespace bulwark {

void start_reload(State& state, BatteryId b) {
  BatteryState& battery = state.batteries[b];
  const BatteryTable& table = state.tables->batteries[b];
  check_ordinal(battery.reloads_started);
  const double mean_s = on_time_grid(state.parameters->mean_reload_time_s[b]);
  const TimeLaw law{
      table.reload_time_s, mean_s,
      time_scale(state.parameters->mean_reload_time_s[b], state.tables->parameters.mean_reload_time_s[b])};
  const double time_s =
      draw_time_s(law, Stream(state.streams, table.entity, Purpose::reload, battery.reloads_started++));
  battery.reloading = true;
  if (table.reload_blocks_fire) battery.blocked |= in_blocking_reload;
  state.spend(b);
  if (state.log) state.log->events.push_back({state.now_s, "reload", {}, b, {}, {}, {}, "starts"});
  state.push(state.now_s + time_s, event_key(EventKind::reload, {}, b));
}

void handle_reload(State& state, EventKey event) {
  if (event.ordinal() != 0) return end_reserve(state, event);
  const BatteryId b = event.battery();
  BatteryState& battery = state.batteries[b];
  const std::uint32_t added = std::min(battery.reload_rounds, battery.stock);
  battery.ready += added;
  battery.stock -= added;
  battery.reloading = false;
  battery.blocked &= static_cast<std::uint8_t>(~in_blocking_reload);
  state.restore(b);
  state.update_withheld(b);
  ++battery.counts.reloads;
  change_ready(state, b, static_cast<std::int32_t>(added));
  if (state.log)
    state.log->events.push_back({state.now_s, "reload", {}, b, {}, {}, {}, fmt::format("ends, {} rounds", added)});
  state.touch_battery(b);
  state.replenished_batteries.push(b);
  if (reload_is_due(battery)) start_reload(state, b);
}

}  // namespace bulwark
