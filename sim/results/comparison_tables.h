// The tables of `bulwark compare`: comparison.csv, a row a scenario and metric: scenario, reference, metric, group,
// mean, stderr, reference_mean, reference_stderr, difference, difference_stderr, ci_low, ci_high, variance_reduction,
// trials; cost.csv, a row a scenario: what the difference costs for each leaker avoided (inquiry/comparison.h).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "columns/result_table.h"
#include "inquiry/comparison.h"

namespace bulwark {

inline constexpr std::array comparison_table_names{"comparison", "cost"};

/// Both. `names` are those of the scenarios, the reference first; the comparisons are of the others, in their order.
std::vector<ResultTable> comparison_tables(const std::vector<std::string>& names,
                                           const std::vector<Comparison>& comparisons, std::uint32_t trials);

}  // namespace bulwark
