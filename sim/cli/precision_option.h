// `--precision leakage:all=0.5 %`, and how the report says what came of it.
#pragma once

#include <string>
#include <vector>

#include "engine/precision.h"
#include "scenario/scenario.h"

namespace bulwark {

/// Throws InputErrors with everything that is wrong with any of the texts.
std::vector<PrecisionTarget> parse_precisions(const std::vector<std::string>& texts, const Scenario& scenario);

/// A table of what was asked for and what was reached.
std::string precision_section(const PrecisionRecord& record, std::uint64_t trials);

}  // namespace bulwark
