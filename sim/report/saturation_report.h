// What `bulwark saturate` prints.
#pragma once

#include <string>
#include <vector>

#include "inquiry/saturation.h"

namespace bulwark {

/// Where the condition holds, in words, and without a second parameter the curve.
std::string saturation_report(const SaturationQuery& query, const std::vector<Crossing>& crossings);

}  // namespace bulwark
