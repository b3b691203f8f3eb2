// Result tables as columns.
#pragma once

#include "bulwark.h"
#include "columns/result_table.h"

namespace bulwark {

/// A column with any text in it is one of texts, its empty cells empty texts; else it is one of numbers.
DataFrame frame_of(const ResultTable& table);

}  // namespace bulwark
