// The times at which the state of a trial is sampled.
#pragma once

#include <cstddef>

namespace bulwark {

/// Sampling times of the timeline: start_s + k·step_s, k = 0 … samples-1. Chosen from the scenario, so that
/// every trial and every thread shares them.
struct TimelineAxis {
  double start_s = 0;
  double step_s = 1;
  std::size_t samples = 0;
};

}  // namespace bulwark
