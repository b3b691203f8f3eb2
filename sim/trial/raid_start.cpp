#include "trial/raid_start.h"

#include "trial/drawn_parameters.h"
#include "trial/start.h"

namespace bulwark {

const State& RaidStart::draw(std::uint64_t seed, std::uint32_t trial) {
  const TrialStreams streams(seed, trial);
  draw_parameters(state_, streams);
  start_raid(state_, streams);
  return state_;
}

}  // namespace bulwark
