// selection.csv: a row an alternative, the best first: rank, scenario, the factors of a study, verdict (selected,
// undecided, dropped), dropped_by, metric, group, trials, mean, stderr, ci_low, ci_high, difference from the best over
// their common trials with its stderr and interval, equal_allocation (selection.h).
#pragma once

#include <string>
#include <vector>

#include "columns/result_table.h"
#include "inquiry/race.h"

namespace bulwark {

inline constexpr const char* selection_table_name = "selection";

/// "dropped", "selected" or "undecided".
std::string verdict_of(const Selection& selection, std::size_t alternative);

ResultTable selection_table(const std::vector<Alternative>& alternatives, const MetricName& metric,
                            const Selection& selection, const std::vector<Standing>& rows);

}  // namespace bulwark
