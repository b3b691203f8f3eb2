// Result tables read back from their files.
#pragma once

#include <filesystem>

#include "columns/result_table.h"

namespace bulwark {

/// A table that csv.h wrote, under the name of its file; fields that are numbers are so again, whole ones counts.
/// Throws std::runtime_error where the file cannot be read or is none of ours.
ResultTable read_table(const std::filesystem::path& file);

}  // namespace bulwark
