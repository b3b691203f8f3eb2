// `--precision leakage:all=0.5 %`.
#pragma once

#include <string>
#include <vector>

#include "engine/precision.h"
#include "scenario/scenario.h"

namespace bulwark {

/// Throws InputErrors with everything that is wrong with any of the texts.
std::vector<PrecisionTarget> parse_precisions(const std::vector<std::string>& texts, const Scenario& scenario);

}  // namespace bulwark
