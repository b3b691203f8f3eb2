// The short answer that `bulwark run` prints: how much leaks, why, what is lost, who runs dry, what it costs.
#pragma once

#include <string>

#include "scenario/scenario.h"
#include "tally/tallies.h"

namespace bulwark {

/// Aligned text of at most 100 columns (UTF-8, no colour), ending in `\n`. Long names are shortened.
std::string run_report(const Scenario& scenario, const Tallies& tallies);

}  // namespace bulwark
