// What a study will play, in words: its design and its factors.
#pragma once

#include <string>

#include "study/sweep_plan.h"

namespace bulwark {

/// A line on the design, and a table of a row a factor.
std::string study_report(const SweepPlan& plan);

}  // namespace bulwark
