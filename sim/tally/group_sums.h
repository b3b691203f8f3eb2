// From the cells of one trial to its groups, by additions alone.
#pragma once

#include <vector>

#include "base/id.h"
#include "metrics/evaluation.h"
#include "metrics/groups.h"
#include "outcome/outcome.h"
#include "tables/layout.h"

namespace bulwark {

/// The additions, worked out once: cells to salvos and targets, then salvos to types, types to families and to `all`.
/// Every cell is added twice and no more, instead of once for each group that it belongs to.
class GroupSums {
 public:
  GroupSums(const Scenario& scenario, const Layout& layout, const Groups& groups);

  /// Counts of every group. Precondition: as many cells as the layout has, and as many groups.
  void sum(const IndexedBy<CellId, CellCounts>& cells, IndexedBy<GroupId, GroupCounts>& groups) const;

  friend bool operator==(const GroupSums&, const GroupSums&) = default;

 private:
  struct CellGroups {
    GroupId salvo;
    GroupId target;
    bool decoy = false;
    friend bool operator==(const CellGroups&, const CellGroups&) = default;
  };
  struct Step {
    GroupId part;
    GroupId whole;
    friend bool operator==(const Step&, const Step&) = default;
  };

  std::vector<CellGroups> cells_;  // [cell]
  std::vector<Step> steps_;        // in the order in which they must be made
};

}  // namespace bulwark
