#include "trial/situation.h"

#include <algorithm>

#include "trial/ranks.h"

namespace bulwark {

void Situation::look_at_touched() {
  if (!state_.central()) {
    mask_batteries();
  } else if (state_.touched_threats.empty() && state_.touched_batteries.size() == 1) {
    ranks_.emplace(
        state_.open_pairs.threats_of(state_.touched_batteries.front()));  // visits only close pairs behind them
  } else {
    mask_ranks();
    ranks_.emplace(state_.rank_mask.view());
  }
}

void Situation::mask_ranks() {
  state_.rank_mask.reset(state_.threats.size());
  for (const BatteryId b : state_.touched_batteries) state_.rank_mask.add_all(state_.open_pairs.threats_of(b));
  for (const ThreatId id : state_.touched_threats) state_.rank_mask.add(threat(id).rank);
}

void Situation::mask_batteries() {
  state_.battery_mask.reset(state_.batteries.size());
  for (const BatteryId b : state_.touched_batteries) state_.battery_mask.add(b);
  for (const ThreatId id : state_.touched_threats) {
    state_.battery_mask.add_all(state_.open_pairs.batteries_of(threat(id).rank));
  }
}

double Situation::slant_distance_now_m(const Pair& pair, ThreatId id) const {
  const Threat& t = threat(id);
  const Vector3 position_m = state_.geometry->routes[t.route].position_m(state_.now_s - t.launch_s);
  const Vector2& site_m = state_.tables->scenario.batteries[pair.battery].position_m;
  return (position_m - Vector3(site_m.x(), site_m.y(), 0)).norm();
}

double Situation::battery_rank(ThreatId id, BatteryId battery) const {
  return bulwark::battery_rank(state_, threat(id), battery);
}

}  // namespace bulwark
