#include "cli/check_campaign.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "campaign/grid_review.h"
#include "campaign/plan_review.h"

namespace bulwark {

namespace {

constexpr double day_s = 86400;

void print_strikes(const Campaign& campaign, const PlanReview& review) {
  fmt::print("{:<16}  {:>9}  {:>9}  {:>9}  {:>15}\n", "strike", "occasions", "first day", "last day",
             "least not there");
  for (std::size_t k = 0; k < review.strikes.size(); ++k) {
    const StrikeReview& strike = review.strikes[k];
    fmt::print("{:<16}  {:>9}", campaign.strikes[k].name, strike.occasions);
    if (strike.occasions > 0) {
      fmt::print("  {:>9.4g}  {:>9.4g}  {:>15}", strike.first_s / day_s, strike.last_s / day_s, strike.lacking);
    }
    fmt::print("\n");
  }
}

/// A round number of days a row, so that there are few rows.
std::size_t days_a_row(std::size_t days) {
  constexpr std::size_t most_rows = 20;
  constexpr std::array steps{std::size_t{1},  std::size_t{2},   std::size_t{5},   std::size_t{7},
                             std::size_t{10}, std::size_t{14},  std::size_t{30},  std::size_t{60},
                             std::size_t{90}, std::size_t{180}, std::size_t{365}, std::size_t{730}};
  const auto fits =
      std::find_if(steps.begin(), steps.end(), [&](std::size_t step) { return days <= step * most_rows; });
  return fits == steps.end() ? steps.back() : *fits;
}

std::size_t width_of(const Scenario& scenario, std::size_t type) {
  return std::max<std::size_t>(12, scenario.types[TypeId(type)].name.size());
}

/// Those that fly and, of a type with a stock, those that are left.
std::string flown_and_left(const Tables& tables, std::size_t type, std::uint64_t launched, const DayReview& last) {
  const std::uint32_t stock = tables.campaign.stock_of_type[type];
  return stock == no_entry ? std::to_string(launched) : fmt::format("{} / {}", launched, last.stock[stock]);
}

void print_row(const Tables& tables, const PlanReview& review, std::size_t begin, std::size_t end) {
  std::uint32_t raids = 0;
  std::uint32_t skipped = 0;
  std::vector<std::uint64_t> launched(tables.types, 0);
  for (std::size_t d = begin; d < end; ++d) {
    raids += review.days[d].raids;
    skipped += review.days[d].skipped;
    for (std::size_t t = 0; t < launched.size(); ++t) launched[t] += review.days[d].launched[t];
  }
  fmt::print("{:<9}  {:>5}  {:>7}", fmt::format("{}-{}", begin, end), raids, skipped);
  for (std::size_t t = 0; t < launched.size(); ++t) {
    fmt::print("  {:>{}}", flown_and_left(tables, t, launched[t], review.days[end - 1]), width_of(tables.scenario, t));
  }
  fmt::print("\n");
}

void print_days(const Tables& tables, const PlanReview& review) {
  fmt::print("\nPlanned raids, and threats that fly / are left of their stock ({}no raid waits for the one before)\n",
             is_random(tables.scenario) ? "as drawn for trial 0; " : "");
  fmt::print("{:<9}  {:>5}  {:>7}", "days", "raids", "skipped");
  for (std::size_t t = 0; t < tables.types; ++t) {
    fmt::print("  {:>{}}", tables.scenario.types[TypeId(t)].name, width_of(tables.scenario, t));
  }
  fmt::print("\n");
  const std::size_t step = days_a_row(review.days.size());
  for (std::size_t begin = 0; begin < review.days.size(); begin += step) {
    print_row(tables, review, begin, std::min(begin + step, review.days.size()));
  }
}

std::optional<double> first_raid_s(const PlanReview& review) {
  std::optional<double> first_s;
  for (const StrikeReview& strike : review.strikes) {
    if (strike.occasions > strike.lacking) first_s = std::min(first_s.value_or(strike.first_s), strike.first_s);
  }
  return first_s;
}

void print_islands(const Grid& grid, const GridReview& review) {
  fmt::print("\n{:<40}  {:>9}  {:>9}\n", "islands of the grid", "supply MW", "demand MW");
  for (const IslandReview& island : review.islands) {
    std::string names;
    for (const BusId bus : island.buses) names += (names.empty() ? "" : ", ") + grid.buses[bus].name;
    fmt::print("{:<40}  {:>9.6g}  {:>9.6g}\n", names, island.supply_w / 1e6, island.demand_w / 1e6);
  }
}

void print_hours(const Grid& grid, const GridReview& review) {
  fmt::print("\nServed share of the undamaged grid, in the season of the highest demand\n{:<13}  {:>9}  {:>7}\n",
             "hours", "demand MW", "served");
  for (const HourReview& hour : review.hours) {
    const double share = hour.demand_w > 0 ? hour.served_w / hour.demand_w : 1;
    fmt::print("{:<13}  {:>9.6g}  {:>6.4g} %", fmt::format("{:.4g}-{:.4g} h", hour.begin_h, hour.end_h),
               hour.demand_w / 1e6, 100 * share);
    if (hour.worst) fmt::print("  (bus {} lacks {:.3g} %)", grid.buses[*hour.worst].name, 100 * hour.worst_shed);
    fmt::print("\n");
  }
}

}  // namespace

std::vector<std::string> print_campaign_and_grid(const Tables& tables) {
  const Scenario& scenario = tables.scenario;
  std::vector<std::string> warnings;
  std::optional<double> first_s;
  if (scenario.campaign) {
    const PlanReview plan = review_plan(tables);
    fmt::print("\n");
    print_strikes(*scenario.campaign, plan);
    print_days(tables, plan);
    first_s = first_raid_s(plan);
    warnings = warnings_of(plan, *scenario.campaign);
  }
  if (scenario.grid) {
    const GridReview grid = review_grid(scenario);
    print_islands(*scenario.grid, grid);
    print_hours(*scenario.grid, grid);
    const std::vector<std::string> more = warnings_of(grid, scenario, first_s);
    warnings.insert(warnings.end(), more.begin(), more.end());
  }
  return warnings;
}

}  // namespace bulwark
