#include "plan/plan_problem.h"

#include <algorithm>

namespace bulwark {

std::vector<MetricName> PlanProblem::metrics() const {
  std::vector<MetricName> metrics = {objective};
  for (const Constraint& constraint : constraints) {
    const bool is_known = std::find(metrics.begin(), metrics.end(), constraint.metric) != metrics.end();
    if (!is_known) metrics.push_back(constraint.metric);
  }
  return metrics;
}

}  // namespace bulwark
