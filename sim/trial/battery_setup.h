#pragma once

#include "trial/state.h"

namespace bulwark {

/// Batteries as the raid finds them: who is up, what is ready and in stock, and this trial's mean times.
void set_up_batteries(State& state);

}  // namespace bulwark
