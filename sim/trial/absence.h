// Leakers that a battery would have served had it stood, or been on duty (living_defence.md).
#pragma once

#include <optional>

#include "trial/state.h"

namespace bulwark {

/// `suppressed`: at no time while the threat was tracked did it lie in a launch window (at t + mean reaction; of held
/// fire, the part of it that is not held) of a battery that still stood. `off_duty`: whenever it did, that battery was
/// off duty. None: neither. For a threat that was never fired at, so that it was tracked from the start of its track to
/// its end.
std::optional<Cause> cause_by_absence(const State& state, const Threat& threat);

}  // namespace bulwark
