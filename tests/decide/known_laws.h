// Rare events with an exact probability, drawn by name as a trial draws.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "decide/judgement.h"

namespace bulwark::testing {

inline std::uint32_t hits_of(const TrialStreams& streams, const char* name, std::uint32_t threats, double p) {
  std::uint32_t hits = 0;
  for (std::uint32_t i = 0; i < threats; ++i) {
    hits += streams.block({hash_name(name), i}, Purpose::kill).first() < p ? 1U : 0U;
  }
  return hits;
}

/// At least `least` of the threats hit, each with probability p.
inline Judge binomial_judge(std::uint32_t threats, double p, std::uint32_t least) {
  return [=](const TrialStreams& streams) -> Judgement {
    const std::uint32_t hits = hits_of(streams, "threat", threats, p);
    return {static_cast<double>(hits), hits >= least ? 1.0 : 0.0};
  };
}

/// Of 20 threats at 0.2 and 30 at 0.05.
inline Judge two_groups_judge(std::uint32_t least) {
  return [=](const TrialStreams& streams) -> Judgement {
    const std::uint32_t hits = hits_of(streams, "many", 20, 0.2) + hits_of(streams, "few", 30, 0.05);
    return {static_cast<double>(hits), hits >= least ? 1.0 : 0.0};
  };
}

}  // namespace bulwark::testing
