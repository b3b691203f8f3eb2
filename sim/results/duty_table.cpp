#include <limits>

#include "columns/columns.h"
#include "results/tables.h"

namespace bulwark {

namespace {

struct Duty {
  const Battery* battery = nullptr;
  Interval times;
};

std::vector<Duty> duties_of(const Scenario& scenario) {
  constexpr double none_s = std::numeric_limits<double>::quiet_NaN();
  std::vector<Duty> duties;
  for (const Battery& battery : scenario.batteries) {
    if (!battery.unit.on_duty) continue;
    for (const Interval& times : *battery.unit.on_duty) duties.push_back({&battery, times});
    if (battery.unit.on_duty->empty()) duties.push_back({&battery, {none_s, none_s}});
  }
  return duties;
}

}  // namespace

ResultTable duty_table(const ResultContext& context) {
  const Scenario& scenario = context.scenario;
  Columns<Duty> columns;
  columns.text("battery", [](const Duty& duty) { return duty.battery->name; })
      .text("system", [&](const Duty& duty) { return scenario.systems[duty.battery->system].name; })
      .number("begin_s", [](const Duty& duty) { return duty.times.begin_s; })
      .number("end_s", [](const Duty& duty) { return duty.times.end_s; });
  return columns.table("duty", duties_of(scenario));
}

}  // namespace bulwark
