// How much work a trial is, roughly and before it is run.
#pragma once

#include "scenario/scenario.h"

namespace bulwark {

/// Seconds on one core of this decade, to within a factor of five: 3 µs a threat, and as much again for every 50
/// batteries; `policy: assignment` weighs threats against each other. Modelling assumption, from measurements.
double rough_trial_s(const Scenario& scenario);

}  // namespace bulwark
