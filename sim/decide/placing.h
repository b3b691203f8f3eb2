// Where policies stand between one of them and the bound of them all (bound.h).
#pragma once

#include <optional>
#include <vector>

#include "decide/bound.h"

namespace bulwark {

/// Leakers of a policy over the trials of its bound.
struct Placing {
  Figure leakers;
  Figure bound;
  Difference gap;  // leakers less bound
  /// Of the gap of the first policy, the share that this one closes: Σ (leakers of the first - leakers) / Σ (leakers of
  /// the first - bound), by the delta method. None for the first itself, where its gap has an interval that reaches
  /// down to 0, and where the bound is another one: of another raid or defence, or of fewer shots.
  std::optional<Figure> closed;
};

/// Precondition: at least one, all over the same trials.
std::vector<Placing> place(const std::vector<AllocationBound>& policies);

/// The same of scenarios, each compiled in its turn. Precondition: check_bound() has passed for each. Throws as
/// bound_allocation().
std::vector<Placing> place(const std::vector<Scenario>& scenarios, const BoundQuery& query, const BoundHooks& hooks);

}  // namespace bulwark
