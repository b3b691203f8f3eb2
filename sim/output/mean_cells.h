// Cells for a mean and its standard error: two columns that many tables have side by side.
#pragma once

#include <vector>

#include "output/result_table.h"
#include "statistics/moments.h"

namespace bulwark {

/// Appends mean and standard error, both divided by `units`.
inline void append_mean(std::vector<TableCell>& row, const Moments& moments, double units = 1) {
  const Estimate estimate = mean_estimate(moments, units);
  row.emplace_back(estimate.value);
  row.emplace_back(estimate.standard_error);
}

}  // namespace bulwark
