// What `bulwark sweep` and `bulwark merge` print of the design points.
#pragma once

#include <string>
#include <vector>

#include "study/journal.h"
#include "study/sweep_plan.h"

namespace bulwark {

/// Of the study's first metrics the points with the least and the most, with their intervals; of the first replicate.
/// All points are in points.csv. Precondition: the journals have every run of it.
std::string sweep_report(const SweepPlan& plan, const std::vector<const Journal*>& journals);

}  // namespace bulwark
