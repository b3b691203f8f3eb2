// Policies between the first of them and the bound, in words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "decide/placing.h"

namespace bulwark {

std::string placing_report(const std::vector<std::string>& names, const std::vector<Placing>& placings,
                           std::uint32_t trials);

}  // namespace bulwark
