#include "trial/situation.h"

#include <algorithm>

#include "trial/ranks.h"

namespace bulwark {

void Situation::look_at_touched() {
  if (!state_.central()) {
    mask_batteries();
  } else if (state_.touched_threats.empty() && state_.touched_batteries.size() == 1) {
    ranks_ =
        state_.open_pairs.threats_of(state_.touched_batteries.front()).data();  // visits only close pairs behind them
  } else {
    mask_ranks();
    ranks_ = state_.rank_mask.data();
  }
}

void Situation::mask_ranks() {
  const std::size_t words = state_.words;
  std::uint64_t* const mask = state_.rank_mask.data();
  std::fill_n(mask, words, 0);
  for (const std::uint32_t b : state_.touched_batteries) {
    const std::uint64_t* const open = state_.open_pairs.threats_of(b).data();
    for (std::size_t k = 0; k < words; ++k) mask[k] |= open[k];
  }
  for (const std::uint32_t id : state_.touched_threats) set_bit(state_.rank_mask, threat(id).rank);
}

void Situation::mask_batteries() {
  state_.battery_mask.assign(state_.battery_words, 0);
  for (const std::uint32_t b : state_.touched_batteries) set_bit(state_.battery_mask, b);
  for (const std::uint32_t id : state_.touched_threats) {
    const ConstBitWords open = state_.open_pairs.batteries_of(threat(id).rank);
    for (std::size_t k = 0; k < state_.battery_words; ++k) state_.battery_mask[k] |= open[k];
  }
}

double Situation::slant_distance_now_m(const Pair& pair, std::uint32_t id) const {
  const Threat& t = threat(id);
  const Vector3 position_m = state_.geometry->routes[t.route].position_m(state_.now_s - t.launch_s);
  const Vector2& site_m = state_.tables->scenario.batteries[BatteryId(pair.battery)].position_m;
  return (position_m - Vector3(site_m.x(), site_m.y(), 0)).norm();
}

double Situation::battery_rank(std::uint32_t id, std::uint32_t battery) const {
  return bulwark::battery_rank(state_, threat(id), battery);
}

}  // namespace bulwark
