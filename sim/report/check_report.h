// What `bulwark check` prints of a scenario that it finds no fault with.
#pragma once

#include <string>

#include "tables/tables.h"

namespace bulwark {

/// How much of what it compiles to, which system can reach which salvo, and who can be hit by what where batteries or
/// sensors are targets.
std::string check_report(const Tables& tables);

}  // namespace bulwark
