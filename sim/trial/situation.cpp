#include "trial/situation.h"

#include "trial/ranks.h"

namespace bulwark {

void Situation::look_at_touched(State& state) {
  if (!state.central()) {
    mask_batteries(state);
  } else if (state.touched_threats.empty() && state.touched_batteries.size() == 1) {
    ranks_.emplace(
        state.open_pairs.threats_of(state.touched_batteries.front()));  // visits only close pairs behind them
  } else {
    mask_ranks(state);
    ranks_.emplace(state.rank_mask.view());
  }
}

void Situation::mask_ranks(State& state) {
  state.rank_mask.reset(state.threats.size());
  for (const BatteryId b : state.touched_batteries) state.rank_mask.add_all(state.open_pairs.threats_of(b));
  for (const ThreatId id : state.touched_threats) state.rank_mask.add(state.ranks[id]);
}

void Situation::mask_batteries(State& state) {
  state.battery_mask.reset(state.batteries.size());
  for (const BatteryId b : state.touched_batteries) state.battery_mask.add(b);
  for (const ThreatId id : state.touched_threats) {
    state.battery_mask.add_all(state.open_pairs.batteries_of(state.ranks[id]));
  }
}

double Situation::slant_distance_now_m(const Pair& pair, ThreatId id) const {
  const Threat& t = threat(id);
  const Vector3 position_m = state_.geometry->routes[t.route].position_m(state_.now_s - t.launch_s);
  const Vector2& site_m = state_.tables->batteries[pair.battery].site_m;
  return (position_m - Vector3(site_m.x(), site_m.y(), 0)).norm();
}

double Situation::battery_rank(ThreatId id, BatteryId battery) const {
  return bulwark::battery_rank(state_, threat(id), battery);
}

}  // namespace bulwark
