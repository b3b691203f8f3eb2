// What `bulwark compare` prints of one scenario against the reference.
#pragma once

#include <string>

#include "inquiry/comparison.h"

namespace bulwark {

std::string comparison_report(const std::string& file, const std::string& reference, const Comparison& comparison);

}  // namespace bulwark
