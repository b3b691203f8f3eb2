// The paths of a scenario: what --set, --vary and the factors of studies may name.
#pragma once

#include <string>
#include <vector>

#include "format/load.h"

namespace bulwark {

/// Every path at which the file has a value or a section, and beside what is written the keys that could be, in the
/// order of the file. Reads no more than the tree: the scenario may have errors.
std::vector<std::string> paths_of(const ScenarioText& text);

}  // namespace bulwark
