#include <limits>

#include "columns/columns.h"
#include "results/tables.h"

namespace bulwark {

ResultTable inventory_table(const ResultContext& context) {
  const Scenario& scenario = context.scenario;
  const auto stock = [](const Battery& battery) { return battery.unit.reload ? battery.unit.reload->stock : 0; };
  const auto cost = [](const Battery& battery) {
    return battery.unit.cost.value_or(std::numeric_limits<double>::quiet_NaN());
  };
  Columns<Battery> columns;
  columns.text("battery", [](const Battery& battery) { return battery.name; })
      .text("system", [&](const Battery& battery) { return scenario.systems[battery.system].name; })
      .count("channels", [](const Battery& battery) { return static_cast<std::uint64_t>(battery.unit.channels); })
      .count("rounds", [](const Battery& battery) { return static_cast<std::uint64_t>(battery.unit.rounds); })
      .count("stock", [&](const Battery& battery) { return static_cast<std::uint64_t>(stock(battery)); })
      .number("cost", cost);
  return columns.table("inventory", scenario.batteries);
}

}  // namespace bulwark
