#include "output/mean_cells.h"
#include "output/tables.h"

namespace bulwark {

ResultTable kills_table(const ResultContext& context) {
  ResultTable table;
  table.header = header_of("system,family,engagements,engagements_stderr,shots,shots_stderr,kills,kills_stderr");
  const Scenario& scenario = context.scenario;
  for (std::size_t system = 0; system < scenario.systems.size(); ++system) {
    for (std::size_t family = 0; family < scenario.families.size(); ++family) {
      const DefenceTally& tally = context.tallies.defence(SystemId(system), FamilyId(family));
      std::vector<TableCell> row = {scenario.systems[SystemId(system)].name, scenario.families[FamilyId(family)]};
      append_mean(row, tally.engagements);
      append_mean(row, tally.shots);
      append_mean(row, tally.kills);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace bulwark
