// What is drawn at the start of a raid, without the raid: for questions about what could have been done in it.
#pragma once

#include "trial/state.h"

namespace bulwark {

/// The start of single trials of one compiled scenario: who flies when, where and at what, who will be seen when, which
/// batteries are up, what the uncertain parameters are. The same draws as those of Trial::run().
class RaidStart {
 public:
  explicit RaidStart(const Tables& tables, StopFlag stop = nullptr) : state_(tables) { state_.stop = stop; }

  /// Valid until the next call. Throws Stopped soon after the flag turns true.
  const State& draw(std::uint64_t seed, std::uint32_t trial);

 private:
  State state_;
};

}  // namespace bulwark
