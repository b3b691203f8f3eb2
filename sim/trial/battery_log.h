// What batteries a raid finds, for the log of a trial: without it nobody could tell from the events what is left of
// them.
#pragma once

#include "trial/state.h"

namespace bulwark {

/// An event `stand` for each battery, at the first launch or at 0 s, whichever is earlier: `4 channels, 12 rounds` as
/// drawn for this trial, `down` where it is not up, or `missing` where it was destroyed in an earlier raid.
void log_batteries(State& state);

}  // namespace bulwark
