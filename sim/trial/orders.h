#pragma once

#include "trial/engagement.h"
#include "trial/state.h"

namespace bulwark {

/// The one thing that an allocation policy may order.
class Orders {
 public:
  explicit Orders(State& state) : state_(state) {}

  /// Starts the engagement at once. The pair must be engageable.
  void engage(const Pair& pair, ThreatId threat) { begin_engagement(state_, pair, threat); }

 private:
  State& state_;
};

}  // namespace bulwark
