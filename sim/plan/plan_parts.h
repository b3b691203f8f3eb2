// The shards of a search for plans put together: each is searched again on what its journal holds, without a trial.
#pragma once

#include <string>
#include <vector>

#include "plan/plan_results.h"
#include "study/merge.h"

namespace bulwark {

/// Whether the part was made by a search for plans, not by a sweep.
bool is_of_plan(const SweepPart& part);

struct MergedPlans {
  PlanProblem problem;
  PlanResults results;
};

/// Throws as check_parts() (study/merge.h), and InputErrors with every part that is not finished. Precondition: at
/// least one part.
MergedPlans merged_plans(const std::vector<SweepPart>& parts, const std::string& program);

}  // namespace bulwark
