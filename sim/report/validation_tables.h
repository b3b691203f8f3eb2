// The results of validation as tables.
//
// cases     case, title, figure, expected (empty: a whole law), relation (equals, differs), computed, ci_low, ci_high
//           (95 %), z, resolution (4.5 standard errors), p_value (of a law), verdict (ok, fails)
// backtest  figure, reported, reported_low, reported_high, computed, ci_low, ci_high, p10, p90, common, verdict:
// shares;
//           of an order of two leakages their difference, reported as above 0
#pragma once

#include <vector>

#include "columns/result_table.h"
#include "validation/backtest.h"
#include "validation/case.h"

namespace bulwark {

ResultTable cases_table(const std::vector<CaseResult>& results);
ResultTable backtest_table(const Backtest& backtest);

}  // namespace bulwark
