// sensitivity.csv: a row an improvement, the one that avoids most first: rank, what, of, amount, metric, group, avoided
// with its stderr and 95 % interval, avoided_per_unit, variance_reduction, extra_cost and leakers_avoided with their
// intervals, trials.
#pragma once

#include <cstdint>

#include "columns/result_table.h"
#include "inquiry/ranking.h"

namespace bulwark {

inline constexpr const char* sensitivity_table_name = "sensitivity";

ResultTable sensitivity_table(const MetricName& metric, const Ranking& ranking, std::uint32_t trials);

}  // namespace bulwark
