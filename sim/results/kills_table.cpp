#include "columns/columns.h"
#include "results/tables.h"

namespace bulwark {

namespace {

struct Meeting {
  SystemId system;
  FamilyId family;
};

}  // namespace

ResultTable kills_table(const ResultContext& context) {
  const Scenario& scenario = context.scenario;
  std::vector<Meeting> meetings;
  for (const SystemId system : ids_of<SystemId>(scenario.systems)) {
    for (const FamilyId family : ids_of<FamilyId>(scenario.families)) meetings.push_back({system, family});
  }
  const auto tally = [&](const Meeting& m) -> const DefenceTally& {
    return context.tallies.defence(m.system, m.family);
  };
  Columns<Meeting> columns;
  columns.text("system", [&](const Meeting& m) { return scenario.systems[m.system].name; })
      .text("family", [&](const Meeting& m) { return scenario.families[m.family]; })
      .mean("engagements", [&](const Meeting& m) { return tally(m).engagements; })
      .mean("shots", [&](const Meeting& m) { return tally(m).shots; })
      .mean("kills", [&](const Meeting& m) { return tally(m).kills; });
  return columns.table("kills", meetings);
}

}  // namespace bulwark
