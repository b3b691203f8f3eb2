#include "tally/group_sums.h"

#include "base/contract.h"

namespace bulwark {

GroupSums::GroupSums(const Scenario& scenario, const Layout& layout, const Groups& groups) {
  for (const Cell& cell : layout.cells) {
    cells_.push_back({groups.salvo(cell.salvo), groups.target(cell.target), cell.decoy});
  }
  for (std::size_t i = 0; i < scenario.salvos.size(); ++i) {
    steps_.push_back({groups.salvo(SalvoId(i)), groups.type(scenario.salvos[SalvoId(i)].type)});
  }
  for (std::size_t i = 0; i < scenario.types.size(); ++i) {
    const ThreatType& type = scenario.types[TypeId(i)];
    steps_.push_back({groups.type(TypeId(i)), groups.family(type.family)});
    if (!type.decoy) steps_.push_back({groups.type(TypeId(i)), Groups::all()});
  }
}

void GroupSums::sum(const IndexedBy<CellId, CellCounts>& cells, IndexedBy<GroupId, GroupCounts>& groups) const {
  EXPECTS(cells.size() == cells_.size());
  for (GroupCounts& group : groups) group = GroupCounts{};
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const CellGroups& of = cells_[i];
    const CellCounts& cell = cells[CellId(i)];
    groups[of.salvo].add(cell);
    if (of.decoy) continue;
    const std::uint32_t missed = cell.fates[static_cast<std::size_t>(Fate::leaked_miss)];
    groups[of.salvo].collateral += missed;
    groups[of.target].add(cell);
    groups[of.target].collateral += missed;
  }
  for (const Step& step : steps_) groups[step.whole].add(groups[step.part]);
}

}  // namespace bulwark
