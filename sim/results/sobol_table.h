// sobol.csv: a row an input, by its total index, largest first: rank, input, metric, group, first and total with their
// intervals, mean and standard_deviation of the metric over the inputs, rows, trials.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "columns/result_table.h"
#include "inquiry/sobol_design.h"

namespace bulwark {

inline constexpr const char* sobol_table_name = "sobol";

/// Inputs by their total index, largest first.
std::vector<std::size_t> ranked(const SobolIndices& indices);

ResultTable sobol_table(const std::vector<std::string>& names, const SobolPlan& plan, const SobolIndices& indices);

}  // namespace bulwark
