#include <algorithm>

#include "output/routes_table.h"

namespace bulwark {

namespace {

TableCell maybe(const std::optional<double>& value) {
  return value ? TableCell(*value) : TableCell();
}

/// salvo, threat, type, lane, target
void append_threat(const Tables& tables, const EventLog& log, const LoggedEvent& event, std::vector<TableCell>& row) {
  if (!event.threat) {
    row.insert(row.end(), 5, TableCell());
    return;
  }
  const LoggedThreat& threat = log.threats[*event.threat];
  const RouteTable& route = tables.geometry->route_tables[threat.route];
  const Salvo& salvo = tables.scenario.salvos[SalvoId(threat.salvo)];
  row.insert(row.end(), {salvo.name, std::uint64_t{threat.index}, tables.scenario.types[salvo.type].name,
                         std::uint64_t{route.lane}, name_of(tables.scenario, salvo.targets[route.target].target)});
}

/// x_m, y_m, z_m of the threat then
void append_position(const Tables& tables, const EventLog& log, const LoggedEvent& event, std::vector<TableCell>& row) {
  if (!event.threat) {
    row.insert(row.end(), 3, TableCell());
    return;
  }
  const LoggedThreat& threat = log.threats[*event.threat];
  const Vector3 at_m = tables.geometry->routes[threat.route].position_m(event.time_s - threat.launch_s);
  row.insert(row.end(), {at_m.x(), at_m.y(), at_m.z()});
}

/// raid, asset
void append_raid(const Tables& tables, const LoggedEvent& event, std::vector<TableCell>& row) {
  row.resize(row.size() + 2);
  if (event.raid) row[row.size() - 2] = std::uint64_t{*event.raid};
  if (event.asset) row.back() = tables.scenario.assets[AssetId(*event.asset)].name;
}

/// Intercepts are logged once all else is known, and are the first of what happens at one instant.
bool comes_before(const LoggedEvent* a, const LoggedEvent* b) {
  if (a->time_s != b->time_s) return a->time_s < b->time_s;
  return a->event == "intercept" && b->event != "intercept";
}

}  // namespace

ResultTable events_table(const Tables& tables, std::uint32_t trial, const EventLog& log) {
  ResultTable table{"events",
                    header_of("trial,time_s,event,salvo,threat,type,lane,target,battery,sensor,x_m,y_m,z_m,"
                              "probability,draw,result"),
                    {}};
  const bool of_campaign = tables.scenario.campaign.has_value();
  if (of_campaign) table.header.insert(table.header.end(), {"raid", "asset"});
  std::vector<const LoggedEvent*> in_time;
  for (const LoggedEvent& event : log.events) in_time.push_back(&event);
  std::stable_sort(in_time.begin(), in_time.end(), comes_before);
  for (const LoggedEvent* event : in_time) {
    std::vector<TableCell> row = {std::uint64_t{trial}, event->time_s, event->event};
    append_threat(tables, log, *event, row);
    row.push_back(event->battery ? TableCell(tables.scenario.batteries[BatteryId(*event->battery)].name) : TableCell());
    row.push_back(event->sensor ? TableCell(tables.scenario.sensors[SensorId(*event->sensor)].name) : TableCell());
    append_position(tables, log, *event, row);
    row.insert(row.end(), {maybe(event->probability), maybe(event->draw), event->result});
    if (of_campaign) append_raid(tables, *event, row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace bulwark
