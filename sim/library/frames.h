// Result tables as columns.
#pragma once

#include <filesystem>

#include "bulwark.h"
#include "output/result_table.h"

namespace bulwark {

/// A column with any text in it is one of texts, its empty cells empty texts; else it is one of numbers.
DataFrame frame_of(const ResultTable& table);

/// A table that csv.h wrote, under the name of its file; fields that are numbers are so again. Throws
/// std::runtime_error where the file cannot be read or is none of ours.
ResultTable read_table(const std::filesystem::path& file);

}  // namespace bulwark
