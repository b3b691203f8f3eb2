#include "decide/trial_record.h"

#include <numeric>

namespace bulwark {

void record(const Tables& tables, const Outcome& outcome, const EventLog& log, TrialRecord& record) {
  record.shots.assign_like(tables.matchups, {});
  for (const LoggedEvent& event : log.events) {
    if (event.event != "intercept" || event.result == "wasted") continue;
    const TypeId type = tables.salvos[log.threats[*event.threat].salvo].type;
    MetShots& shots = record.shots(*event.battery, type);
    ++shots.met;
    if (event.result == "kill") ++shots.kills;
  }
  record.aimed.clear();
  for (const CellCounts& cell : outcome.cells) {
    record.aimed.push_back(std::accumulate(cell.fates.begin(), cell.fates.end(), 0U));
  }
  record.up.clear();
  for (const BatteryCounts& battery : outcome.batteries) record.up.push_back(battery.up ? 1 : 0);
  record.uncertain = outcome.uncertain;
}

}  // namespace bulwark
