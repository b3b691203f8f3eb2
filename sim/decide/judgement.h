// What a trial says of an event that is looked for: the common tongue of the methods for rare events.
#pragma once

#include <functional>

#include "random/stream.h"

namespace bulwark {

struct Judgement {
  double score = 0;   // the nearer to the event the greater; it steers a splitting, and cannot make it wrong
  double chance = 0;  // of the event, given what was kept of the trial; 1 or 0 where nothing is summed
  double most = 1;    // that the chance of such a trial could be: what it counts with
};

/// Plays the trial that these streams name and judges it. A pure function of them. One a thread.
using Judge = std::function<Judgement(const TrialStreams&)>;

/// What is less likely than this is not looked for: beyond doubles' sums over strata and levels.
inline constexpr double least_probability = 1e-15;

}  // namespace bulwark
