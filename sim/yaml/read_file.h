// The bytes of a scenario file, or why there are none.
#pragma once

#include <string>

namespace bulwark {

/// Throws InputErrors where the file is missing, a folder, unreadable, or larger than 16 MB.
std::string read_scenario_file(const std::string& path);

/// The same for a file of another kind, which messages call `expected`, as "a CSV file of raids".
std::string read_other_file(const std::string& path, const std::string& expected);

}  // namespace bulwark
