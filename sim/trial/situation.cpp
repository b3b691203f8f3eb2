#include "trial/situation.h"

#include <algorithm>

#include "trial/engagement.h"
#include "trial/ranks.h"
#include "trial/tracks.h"

namespace bulwark {

Situation::Situation(State& state) : state_(state) {
  state.rank_mask.assign(state.words, 0);
  for (const std::uint32_t id : state.touched_threats) set_rank(state.rank_mask, state.threats[id].rank);
  for (const std::uint32_t b : state.touched_batteries) {
    if (!can_engage(state.batteries[b])) continue;
    touched_battery_free_ = true;
    const ConstRankWords open = std::as_const(state).open_of(b);
    for (std::size_t k = 0; k < state.words; ++k) state.rank_mask[k] |= open[k];
  }
  if (state.central()) return;
  state.battery_mask.assign(state.batteries.size(), 0);
  for (const std::uint32_t b : state.touched_batteries) state.battery_mask[b] = 1;
  for (const std::uint32_t id : state.touched_threats) {
    for (const Pair& pair : pairs(id)) state.battery_mask[pair.battery] = 1;
  }
}

std::uint32_t Situation::free_channels(std::uint32_t battery) const {
  const BatteryState& b = state_.batteries[battery];
  return b.channels > b.busy ? b.channels - b.busy : 0;
}

double Situation::slant_distance_now_m(const Pair& pair, std::uint32_t id) const {
  const Threat& t = threat(id);
  const Eigen::Vector3d position_m = state_.tables->routes[t.route].position_m(state_.now_s - t.launch_s);
  const Vector2& site_m = state_.tables->scenario.batteries[BatteryId(pair.battery)].position_m;
  return (position_m - Eigen::Vector3d(site_m.x(), site_m.y(), 0)).norm();
}

double Situation::battery_rank(std::uint32_t id, std::uint32_t battery) const {
  return bulwark::battery_rank(state_, threat(id), battery);
}

std::span<const Pair> Situation::pairs(std::uint32_t id) const {
  const Range range = state_.route_of(threat(id)).pairs;
  return {state_.tables->pairs.data() + range.begin, range.size()};
}

const Pair& Situation::pair_of(std::uint32_t id, std::uint32_t battery) const {
  const std::span<const Pair> all = pairs(id);
  return *std::lower_bound(all.begin(), all.end(), battery,
                           [](const Pair& pair, std::uint32_t b) { return pair.battery < b; });
}

bool Situation::battery_can_engage(std::uint32_t battery) const { return can_engage(state_.batteries[battery]); }

bool Situation::engageable(const Pair& pair, std::uint32_t id) const {
  const Threat& t = threat(id);
  return test_rank(std::as_const(state_).open_of(pair.battery), t.rank) && can_engage(state_.batteries[pair.battery]) &&
         test_rank(state_.candidates, t.rank) && state_.rounds_allowed(pair.battery, t) > 0 &&
         still_open(state_, pair, t);
}

bool Situation::worth_a_look(std::uint32_t id) const {
  if (touched_battery_free_) return true;
  return std::find(state_.touched_threats.begin(), state_.touched_threats.end(), id) != state_.touched_threats.end();
}

void Situation::engage(const Pair& pair, std::uint32_t id) {
  start_engagement(state_, pair, id);
  touched_battery_free_ =
      touched_battery_free_ && std::any_of(state_.touched_batteries.begin(), state_.touched_batteries.end(),
                                           [&](std::uint32_t b) { return can_engage(state_.batteries[b]); });
}

}  // namespace bulwark
