// tuning.csv: what a search for good levels ended at, a row a factor and path: factor, path, value, label; and in each
// the metric before and after, and after less before, with standard errors and intervals.
#pragma once

#include "columns/result_table.h"
#include "inquiry/tuning.h"

namespace bulwark {

inline constexpr const char* tuning_table_name = "tuning";

ResultTable tuning_table(const Study& study, const Tuning& tuning);

}  // namespace bulwark
