#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "columns/columns.h"
#include "results/routes_table.h"

namespace bulwark {

namespace {

TableCell count_cell(std::uint64_t count) {
  return count;
}

/// Empty where the event is of none.
template <class IdType, class Items>
std::string name_in(const Items& items, const std::optional<IdType>& id) {
  return id ? items[*id].name : std::string();
}

/// A row, with what belongs to its threat, if it is of one.
struct EventRow {
  const LoggedEvent* event = nullptr;
  const LoggedThreat* threat = nullptr;
  const RouteTable* route = nullptr;
  const Salvo* salvo = nullptr;
  std::optional<Vector3> at_m = std::nullopt;  // where the threat is then
};

EventRow row_of(const Tables& tables, const EventLog& log, const LoggedEvent& event) {
  if (!event.threat) return {&event};
  const LoggedThreat& threat = log.threats[*event.threat];
  const Geometry& geometry = *tables.geometry;
  return {&event, &threat, &geometry.route_tables[threat.route], &tables.scenario.salvos[threat.salvo],
          geometry.routes[threat.route].position_m(event.time_s - threat.launch_s)};
}

/// Intercepts are logged once all else is known, and are the first of what happens at one instant.
bool comes_before(const EventRow& a, const EventRow& b) {
  if (a.event->time_s != b.event->time_s) return a.event->time_s < b.event->time_s;
  return a.event->event == "intercept" && b.event->event != "intercept";
}

using EventColumns = Columns<EventRow>;

void add_threat_columns(const Scenario& scenario, EventColumns& columns) {
  columns.text("salvo", [](const EventRow& row) { return row.threat ? row.salvo->name : ""; })
      .cell("threat", [](const EventRow& row) { return row.threat ? count_cell(row.threat->index) : TableCell(); })
      .text("type", [&](const EventRow& row) { return row.threat ? scenario.types[row.salvo->type].name : ""; })
      .cell("lane", [](const EventRow& row) { return row.threat ? count_cell(row.route->lane) : TableCell(); })
      .text("target", [&](const EventRow& row) {
        return row.threat ? name_of(scenario, row.salvo->targets[row.route->target].target) : "";
      });
}

void add_place_columns(EventColumns& columns) {
  columns.length("x_m", [](const EventRow& row) { return row.at_m ? row.at_m->x() : nan; })
      .length("y_m", [](const EventRow& row) { return row.at_m ? row.at_m->y() : nan; })
      .length("z_m", [](const EventRow& row) { return row.at_m ? row.at_m->z() : nan; });
}

}  // namespace

ResultTable events_table(const Tables& tables, std::uint32_t trial, const EventLog& log) {
  const Scenario& scenario = tables.scenario;
  EventColumns columns;
  columns.count("trial", [trial](const EventRow&) { return trial; })
      .time("time_s", [](const EventRow& row) { return row.event->time_s; })
      .text("event", [](const EventRow& row) { return row.event->event; });
  add_threat_columns(scenario, columns);
  columns.text("battery", [&](const EventRow& row) { return name_in(scenario.batteries, row.event->battery); })
      .text("sensor", [&](const EventRow& row) { return name_in(scenario.sensors, row.event->sensor); });
  add_place_columns(columns);
  columns.number("probability", [](const EventRow& row) { return row.event->probability.value_or(nan); })
      .number("draw", [](const EventRow& row) { return row.event->draw.value_or(nan); })
      .text("result", [](const EventRow& row) { return row.event->result; });
  if (scenario.campaign) {
    columns
        .cell("raid", [](const EventRow& row) { return row.event->raid ? count_cell(*row.event->raid) : TableCell(); })
        .text("asset", [&](const EventRow& row) { return name_in(scenario.assets, row.event->asset); });
  }
  std::vector<EventRow> rows;
  for (const LoggedEvent& event : log.events) rows.push_back(row_of(tables, log, event));
  std::stable_sort(rows.begin(), rows.end(), comes_before);
  return columns.table(events_table_name, rows);
}

}  // namespace bulwark
