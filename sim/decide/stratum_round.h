// What a replication of the splitting came to in one stratum.
#pragma once

#include <cstdint>

namespace bulwark {

struct StratumRound {
  double estimate = 0;      // of the event's probability, given the stratum
  double deepest = 0;       // probability of the last level that was reached
  double least_chance = 1;  // of its last particles
  double most_chance = 0;
  std::uint64_t trials = 0;

  friend bool operator==(const StratumRound&, const StratumRound&) = default;
};

}  // namespace bulwark
