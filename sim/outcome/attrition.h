// What a raid has done to the defence so far (living_defence.md). Kept only where batteries or sensors are targets.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "outcome/outcome.h"
#include "workspace/engagement.h"
#include "workspace/stack.h"

namespace bulwark {

/// A battery or a sensor as a target.
struct Site {
  static constexpr double never = std::numeric_limits<double>::infinity();

  double gone_s = never;  // destroyed then; -infinity: missing from the start of the raid
  HitCounts hits;

  bool is_missing() const { return gone_s == -never; }
  bool is_gone() const { return gone_s < never; }
  /// Impacts, and so destruction, come before whatever a battery or a sensor does at the same instant.
  bool stands_at(double time_s) const { return time_s < gone_s; }
};

/// An engagement by a battery that may be destroyed: what its end would take back.
struct ExposedEngagement {
  Engagement engagement;
  std::uint32_t first_round = 0;  // in State::rounds, the others follow
  std::uint32_t fired = 0;
  double first_launch_s = 0;  // path time
  double end_s = 0;
  double release_s = 0;  // of its channel
};

struct Attrition {
  IndexedBy<BatteryId, Site> batteries;
  IndexedBy<SensorId, Site> sensors;
  IndexedBy<ThreatId, std::uint32_t> unmade_shots;  // counted in Threat::shots, and never launched
  Stack<ExposedEngagement> engagements;             // of this trial, in the order of their starts
  bool blinded = false;                             // some sensor is gone
};

}  // namespace bulwark
