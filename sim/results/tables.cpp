#include "results/tables.h"

#include <algorithm>

namespace bulwark {

namespace {

bool always(const Scenario&) {
  return true;
}
bool has_batteries(const Scenario& scenario) {
  return !scenario.batteries.empty();
}
bool has_sensor_targets(const Scenario& scenario) {
  return aims_at(scenario, TargetKind::sensor);
}
bool has_campaign(const Scenario& scenario) {
  return scenario.campaign.has_value();
}
bool has_grid(const Scenario& scenario) {
  return scenario.grid.has_value();
}
bool has_duty(const Scenario& scenario) {
  const auto& batteries = scenario.batteries;
  return std::any_of(batteries.begin(), batteries.end(),
                     [](const Battery& battery) { return bool(battery.unit.on_duty); });
}
bool has_campaign_and_grid(const Scenario& scenario) {
  return scenario.campaign && scenario.grid;
}

struct TableMaker {
  const char* name;
  ResultTable (*make)(const ResultContext&);
  bool (*is_there)(const Scenario&);
};

// The list of result tables: a new one is a function in tables.h, a source file and a line here.
constexpr TableMaker table_makers[] = {
    {"summary", summary_table, always},
    {"controlled", controlled_table, always},
    {"quantiles", quantiles_table, always},
    {"leakers", leakers_table, always},
    {"exceedance", exceedance_table, always},
    {"fates", fates_table, always},
    {"causes", causes_table, always},
    {"assets", assets_table, always},
    {"batteries", batteries_table, always},
    {"sensors", sensors_table, has_sensor_targets},
    {"kills", kills_table, always},
    {"timeline", timeline_table, always},
    {"rounds", rounds_table, has_batteries},
    {"sites", sites_table, always},
    {"inventory", inventory_table, always},
    {"raids", raids_table, has_campaign},
    {"stocks", stocks_table, has_campaign},
    {"repair", repair_table, has_campaign},
    {"grid", grid_table, has_campaign_and_grid},
    {"buses", buses_table, has_grid},
    {"firsts", firsts_table, has_campaign},
    {"network_buses", network_buses_table, has_grid},
    {"network_lines", network_lines_table, has_grid},
    {"duty", duty_table, has_duty},
};

}  // namespace

std::vector<ResultTable> result_tables(const Scenario& scenario, const Layout& layout, const Tallies& tallies) {
  const ResultContext context{scenario, layout, tallies};
  std::vector<ResultTable> tables;
  for (const TableMaker& maker : table_makers) {
    if (!maker.is_there(scenario)) continue;
    ResultTable table = maker.make(context);
    if (table.rows.empty() && maker.make == controlled_table) continue;  // nothing to control by, or too few trials
    table.name = maker.name;
    tables.push_back(std::move(table));
  }
  return tables;
}

std::vector<std::string> result_table_names() {
  std::vector<std::string> names;
  for (const TableMaker& maker : table_makers) names.emplace_back(maker.name);
  return names;
}

}  // namespace bulwark
