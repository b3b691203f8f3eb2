// What `bulwark sensitivity --sobol` prints.
#pragma once

#include <string>
#include <vector>

#include "inquiry/sobol_design.h"

namespace bulwark {

std::string sobol_report(const std::vector<std::string>& names, const SobolPlan& plan, const SobolIndices& indices);

}  // namespace bulwark
