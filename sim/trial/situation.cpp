#include "trial/situation.h"

#include <algorithm>

#include "trial/ranks.h"

namespace bulwark {

Situation::Situation(State& state) : state_(state) {
  if (!state.central()) {
    mask_batteries();
  } else if (state.touched_threats.size() == 1 && state.touched_batteries.empty()) {
    single_ = true;
  } else {
    mask_ranks();
  }
}

void Situation::mask_ranks() {
  state_.rank_mask.assign(state_.words, 0);
  for (const std::uint32_t id : state_.touched_threats) set_rank(state_.rank_mask, state_.threats[id].rank);
  for (const std::uint32_t b : state_.touched_batteries) {
    if (!can_engage(state_.batteries[b])) continue;
    touched_battery_free_ = true;
    const ConstRankWords open = std::as_const(state_).open_of(b);
    for (std::size_t k = 0; k < state_.words; ++k) state_.rank_mask[k] |= open[k];
  }
}

void Situation::mask_batteries() {
  state_.battery_mask.assign(state_.batteries.size(), 0);
  for (const std::uint32_t b : state_.touched_batteries) state_.battery_mask[b] = 1;
  for (const std::uint32_t id : state_.touched_threats) {
    for (const Pair& pair : pairs(id)) state_.battery_mask[pair.battery] = 1;
  }
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

const Pair& Situation::pair_of(std::uint32_t id, std::uint32_t battery) const {
  const std::span<const Pair> all = pairs(id);
  return *std::lower_bound(all.begin(), all.end(), battery,
                           [](const Pair& pair, std::uint32_t b) { return pair.battery < b; });
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
