// What one raid of a campaign starts from, and what it leaves to the next (campaign.md, sections 1, 3 and 4). A raid
// that stands alone has neither: it starts as the scenario says.
#pragma once

#include <cstdint>
#include <vector>

#include "base/id.h"
#include "random/stream.h"
#include "workspace/stack.h"

namespace bulwark {

/// The rounds of a battery between raids.
struct BatteryLoad {
  std::uint32_t ready = 0;
  std::uint32_t stock = 0;
};

struct RaidBeginning {
  TrialStreams streams{0, 0};                // name the raid's draws
  IndexedBy<SalvoId, std::uint32_t> counts;  // threats that fly
  IndexedBy<CellId, double> weights;         // of the salvos' targets; empty: as in the file
  IndexedBy<BatteryId, BatteryLoad> batteries;
  std::vector<BatteryId> missing_batteries;  // destroyed and not yet replaced: as if not up. Targets of some salvo
  std::vector<SensorId> missing_sensors;     // the same: blind
};

/// An effective hit of an asset. In the order of the raid: by time, then by threat.
struct EffectiveHit {
  double time_s = 0;  // raid time, negative where it came before
  ThreatId threat;
  AssetId asset;

  friend bool operator<(const EffectiveHit& a, const EffectiveHit& b) {
    return a.time_s != b.time_s ? a.time_s < b.time_s : a.threat < b.threat;
  }
};

/// Rounds that have left a magazine, or come into it.
struct ReadyChange {
  double time_s = 0;  // raid time
  BatteryId battery;
  std::int32_t change = 0;
};

struct RaidEnd {
  double end_s = 0;                             // raid time at which the last of its threats ended, not below 0
  IndexedBy<BatteryId, BatteryLoad> batteries;  // what is left, once all that was under way is over
  Stack<EffectiveHit> hits;                     // in order
  Stack<ReadyChange> ready_changes;             // in order of time
};

}  // namespace bulwark
