#include "report/grid_report.h"

#include <fmt/format.h>

namespace bulwark {

namespace {

constexpr double megawatt_w = 1e6;

std::string islands_section(const Grid& grid, const GridReview& review) {
  std::string text = fmt::format("{:<40}  {:>9}  {:>9}\n", "islands of the grid", "supply MW", "demand MW");
  for (const IslandReview& island : review.islands) {
    std::string names;
    for (const BusId bus : island.buses) names += (names.empty() ? "" : ", ") + grid.buses[bus].name;
    text +=
        fmt::format("{:<40}  {:>9.6g}  {:>9.6g}\n", names, island.supply_w / megawatt_w, island.demand_w / megawatt_w);
  }
  return text;
}

std::string hours_section(const Grid& grid, const GridReview& review) {
  std::string text = "Served share of the undamaged grid, in the season of the highest demand\n";
  text += fmt::format("{:<13}  {:>9}  {:>8}\n", "hours", "demand MW", "served");
  for (const HourReview& hour : review.hours) {
    const double share = hour.demand_w > 0 ? hour.served_w / hour.demand_w : 1;
    text += fmt::format("{:<13}  {:>9.6g}  {:>6.4g} %", fmt::format("{:.4g}-{:.4g} h", hour.begin_h, hour.end_h),
                        hour.demand_w / megawatt_w, 100 * share);
    if (hour.worst) {
      text += fmt::format("  (bus {} lacks {:.3g} %)", grid.buses[*hour.worst].name, 100 * hour.worst_shed);
    }
    text += '\n';
  }
  return text;
}

}  // namespace

std::string grid_report(const Grid& grid, const GridReview& review) {
  return islands_section(grid, review) + '\n' + hours_section(grid, review);
}

}  // namespace bulwark
