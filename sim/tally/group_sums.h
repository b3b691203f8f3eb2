// From the cells of one trial to its groups, by additions alone.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/id.h"
#include "outcome/outcome.h"
#include "tables/layout.h"
#include "tally/groups.h"

namespace bulwark {

/// The counts of one group in one trial.
struct GroupCounts {
  std::array<std::uint32_t, fate_count> fates{};
  std::array<std::uint32_t, cause_count> causes{};
  std::uint32_t shots = 0;
  std::uint32_t collateral = 0;  // leakers, no decoys, that missed

  void add(const CellCounts& cell);
  void add(const GroupCounts& part);
};

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
