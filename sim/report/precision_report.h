// What came of a run with --precision.
#pragma once

#include <cstdint>
#include <string>

#include "engine/precision.h"

namespace bulwark {

/// A table of what was asked for and what was reached.
std::string precision_report(const PrecisionRecord& record, std::uint64_t trials);

}  // namespace bulwark
