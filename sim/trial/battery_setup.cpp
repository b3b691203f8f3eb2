#include "trial/battery_setup.h"

#include <stdexcept>

#include "base/time_grid.h"

namespace bulwark {

namespace {

bool is_up(const State& state, BatteryId battery) {
  const double availability = state.parameters->availability[battery];
  if (availability >= 1) return true;
  return state.streams.block(state.tables->batteries[battery].entity, Purpose::availability).first() < availability;
}

}  // namespace

void set_up_batteries(State& state) {
  const Parameters& p = *state.parameters;
  const Parameters& base = state.tables->parameters;
  if (state.tables->batteries.size() > max_batteries) throw std::runtime_error("more than 65,536 batteries");
  state.batteries.resize(state.tables->batteries.size());
  for (const BatteryId b : state.batteries.ids()) {
    BatteryState& battery = state.batteries[b];
    battery = {};
    battery.up = is_up(state, b);
    battery.first_matchup = state.tables->matchups.first_of(b);
    battery.first_reserve = state.tables->reserved.first_of(b);
    battery.first_defence = state.outcome.defence.first_of(state.tables->batteries[b].system);
    battery.ready = p.rounds[b];
    battery.stock = p.reload_stock[b];
    battery.channels = p.channels[b];
    battery.reload_rounds = p.reload_rounds[b];
    battery.places = p.rounds[b];
    if (state.beginning) {
      battery.ready = state.beginning->batteries[b].ready;
      battery.stock = state.beginning->batteries[b].stock;
    }
    battery.mean_reaction_s = on_time_grid(p.mean_reaction_s[b]);
    battery.reaction_scale = time_scale(p.mean_reaction_s[b], base.mean_reaction_s[b]);
    battery.mean_assessment_s = on_time_grid(p.mean_assessment_s[b]);
    battery.assessment_scale = time_scale(p.mean_assessment_s[b], base.mean_assessment_s[b]);
    battery.counts.up = battery.up;
    if (!battery.up) continue;
    battery.counts.emptied = battery.ready == 0;  // from the start, t = 0
    state.count_ready(b, static_cast<std::int32_t>(battery.ready));
  }
}

}  // namespace bulwark
