// bound.csv of `bulwark bound`, a row a metric: metric, group, policy (mean over trials of the scenario's own), bound,
// gap (policy less bound, trial by trial), each with stderr, ci_low and ci_high; gap_share (of the policy's), trials.
#pragma once

#include "columns/result_table.h"
#include "decide/bound.h"

namespace bulwark {

inline constexpr const char* bound_table_name = "bound";

ResultTable bound_table(const AllocationBound& bound);

}  // namespace bulwark
