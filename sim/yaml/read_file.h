// The bytes of a scenario file, or why there are none.
#pragma once

#include <string>

namespace bulwark {

/// Throws InputErrors where the file is missing, a folder, unreadable, or larger than 16 MB.
std::string read_scenario_file(const std::string& path);

}  // namespace bulwark
