#include "trial/duty.h"

#include <algorithm>

#include "base/time_grid.h"

namespace bulwark {

namespace {

/// Changes count from 0: even ones are beginnings.
bool is_beginning(std::uint32_t change) {
  return change % 2 == 0;
}

void push_change(State& state, BatteryId battery, std::uint32_t change, double last_s) {
  const Interval& duty = (*state.tables->sites[battery].on_duty)[change / 2];
  const double time_s = on_time_grid(is_beginning(change) ? duty.begin_s : duty.end_s);
  if (time_s <= last_s) state.push(time_s, duty_key(battery, change));
}

}  // namespace

void reset_duties(State& state) {
  for (const BatteryId b : state.batteries.ids()) {
    if (state.tables->sites[b].on_duty) state.batteries[b].blocked |= off_duty;
  }
}

void push_duties(State& state, double last_s) {
  for (const BatteryId b : state.batteries.ids()) {
    const auto& duties = state.tables->sites[b].on_duty;
    if (!duties) continue;
    for (std::uint32_t change = 0; change < 2 * duties->size(); ++change) push_change(state, b, change, last_s);
  }
}

void change_duty(State& state, EventKey event) {
  const BatteryId b = event.battery();
  BatteryState& battery = state.batteries[b];
  if (!is_beginning(event.ordinal())) {
    battery.blocked |= off_duty;
    state.spend(b);
    return;
  }
  battery.blocked &= static_cast<std::uint8_t>(~off_duty);
  state.restore(b);
  state.replenished_batteries.push(b);
  state.command_due = true;
}

bool is_on_duty_within(const SiteTable& site, const Interval& times_s, double until_s) {
  if (!site.on_duty) return true;
  return std::any_of(site.on_duty->begin(), site.on_duty->end(), [&](const Interval& duty) {
    const double first_s = std::max(times_s.begin_s, on_time_grid(duty.begin_s));
    return first_s <= times_s.end_s && first_s < std::min(on_time_grid(duty.end_s), until_s);
  });
}

}  // namespace bulwark
