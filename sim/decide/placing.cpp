#include "decide/placing.h"

namespace bulwark {

namespace {

/// Counts become steps of the bound.
std::int64_t in_steps(const AllocationBound& of, std::size_t trial) {
  return of.policy_leakers.x[trial] * static_cast<std::int64_t>(of.leakers.form.units);
}

std::optional<Figure> closed_share(const AllocationBound& first, const AllocationBound& other) {
  if (other.leakers.x != first.leakers.x) return std::nullopt;
  // A gap that may be none is nothing to have a share of: the ratio's interval would hold for no number of trials.
  if (!(difference_of(first.policy_leakers, first.leakers).interval.low > 0)) return std::nullopt;
  Series share;
  share.form.is_ratio = true;
  for (std::size_t trial = 0; trial < first.leakers.trials(); ++trial) {
    const std::int64_t of_first = in_steps(first, trial);
    share.x.push_back(of_first - in_steps(other, trial));
    share.y.push_back(of_first - first.leakers.x[trial]);
  }
  return figure_of(share);
}

}  // namespace

std::vector<Placing> place(const std::vector<AllocationBound>& policies) {
  std::vector<Placing> placings;
  for (const AllocationBound& policy : policies) {
    Placing placing{figure_of(policy.policy_leakers), figure_of(policy.leakers),
                    difference_of(policy.policy_leakers, policy.leakers), std::nullopt};
    if (&policy != &policies.front()) placing.closed = closed_share(policies.front(), policy);
    placings.push_back(placing);
  }
  return placings;
}

std::vector<Placing> place(const std::vector<Scenario>& scenarios, const BoundQuery& query, const BoundHooks& hooks) {
  std::vector<AllocationBound> bounds;
  for (const Scenario& scenario : scenarios) {
    bounds.push_back(bound_allocation(compile(scenario, hooks.stop), query, hooks));
  }
  return place(bounds);
}

}  // namespace bulwark
