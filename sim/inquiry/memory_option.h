// How much memory a scenario may take, as users write it.
#pragma once

#include <string>

namespace bulwark {

/// In bytes: "500 MB", "8 GB" (10^6, 10^9); empty: 80 % of what there is (engine/memory.h). Throws InputErrors about
/// `option` where it is no size.
double memory_limit(const std::string& option, const std::string& written);

}  // namespace bulwark
