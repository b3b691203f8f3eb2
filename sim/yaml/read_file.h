// The bytes of a scenario file, or why there are none.
#pragma once

#include <string>

namespace bulwark {

/// `-` is the standard input. Throws InputErrors where the file is missing, a folder, unreadable, or larger than 16 MB.
std::string read_scenario_file(const std::string& path);

/// The same of a CSV file, up to 128 MB, which messages call `expected`, as "a CSV file of raids".
std::string read_other_file(const std::string& path, const std::string& expected);

/// The path of a file that another one names, relative to itself.
std::string beside(const std::string& file, const std::string& name);

/// The path as messages call it: stdin for `-`.
std::string name_of_input(const std::string& path);

}  // namespace bulwark
