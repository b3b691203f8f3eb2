// The contract's two-level optimum as a plain sequence of linear programs: slow, and as the page says it.
#pragma once

#include <vector>

#include "grid/condition.h"

namespace bulwark::test {

/// Served load by bus in MW, right to some 1e-7 of the greatest demand. Flows and angles are variables of their own;
/// the first optimum is kept by a constraint; a load is fixed where no solution serves it better.
std::vector<double> plainly_served_mw(const Network& network, const GridState& state);

}  // namespace bulwark::test
