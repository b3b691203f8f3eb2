#include "campaign/grid_review.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/constants.h"
#include "campaign/demand_clock.h"
#include "campaign/instant.h"
#include "grid/served_load.h"
#include "scenario/is_uncertain.h"

namespace bulwark {

namespace {

/// Less than that is not worth a word (campaign.md, section 8: outages).
constexpr double least_shed = 1e-6;

/// The grid without damage, at any factor of demand.
class UndamagedGrid {
 public:
  explicit UndamagedGrid(const Scenario& scenario)
      : network_(compile_network(scenario)), condition_(network_), service_(network_) {}

  HourReview at(double factor) {
    condition_.set_factor(factor);
    const GridState& state = condition_.state();
    const IndexedBy<BusId, double>& served_w = service_.solve(state);
    HourReview hour;
    hour.factor = factor;
    const GridTotals sums = totals(state, served_w);
    hour.demand_w = sums.demand_w;
    hour.served_w = sums.served_w;
    for (std::size_t b = 0; b < served_w.size(); ++b) {
      const double shed = shed_fraction(state, served_w, BusId(b));
      if (shed <= std::max(least_shed, hour.worst_shed)) continue;
      hour.worst = BusId(b);
      hour.worst_shed = shed;
    }
    return hour;
  }

 private:
  Network network_;
  GridCondition condition_;
  ServedLoad service_;
};

std::vector<IslandReview> review_islands(const Scenario& scenario) {
  const Grid& grid = *scenario.grid;
  const Islands islands = islands_of(grid);
  std::vector<IslandReview> reviews(islands.size());
  for (std::size_t k = 0; k < islands.size(); ++k) {
    for (const BusId bus : islands.buses_of(k)) {
      reviews[k].buses.push_back(bus);
      reviews[k].supply_w += grid.buses[bus].import_w;
      reviews[k].demand_w += grid.buses[bus].demand_w;
    }
  }
  for (const Generation& feed : grid.generation) {
    reviews[islands.island_of[feed.bus]].supply_w += scenario.assets[feed.asset].capacity_w;
  }
  return reviews;
}

/// [step of `daily`]: the highest factor of demand that the campaign meets at these hours; none: it meets no such hour.
std::vector<std::optional<double>> highest_factors(const Scenario& scenario) {
  std::vector<std::optional<double>> highest(std::max<std::size_t>(1, scenario.grid->daily.size()));
  DemandClock clock(*scenario.grid);
  for (double now_s = 0; is_before(now_s, scenario.campaign->duration_s); clock.next()) {
    std::optional<double>& factor = highest[clock.daily_step()];
    factor = std::max(factor.value_or(0), clock.factor(clock.level()));
    now_s = clock.until_s();
  }
  return highest;
}

std::vector<HourReview> review_hours(const Scenario& scenario, UndamagedGrid& undamaged) {
  const std::vector<FactorStep>& daily = scenario.grid->daily;
  if (!scenario.campaign) return {undamaged.at(1)};
  const std::vector<std::optional<double>> factors = highest_factors(scenario);
  if (daily.empty()) return {undamaged.at(*factors[0])};
  std::vector<HourReview> hours;
  for (std::size_t k = 0; k < daily.size(); ++k) {
    if (!factors[k]) continue;
    hours.push_back(undamaged.at(*factors[k]));
    hours.back().begin_h = daily[k].from_s / seconds_per_hour;
    hours.back().end_h = (k + 1 < daily.size() ? daily[k + 1].from_s : seconds_per_day) / seconds_per_hour;
  }
  return hours;
}

std::optional<double> find_first_shed(const Scenario& scenario, UndamagedGrid& undamaged) {
  DemandClock clock(*scenario.grid);
  std::vector<bool> sheds;
  for (std::size_t level = 0; level < clock.levels(); ++level) {
    sheds.push_back(undamaged.at(clock.factor(level)).worst.has_value());
  }
  if (std::find(sheds.begin(), sheds.end(), true) == sheds.end()) return std::nullopt;
  clock.begin();
  for (double now_s = 0; is_before(now_s, scenario.campaign->duration_s); clock.next()) {
    if (sheds[clock.level()]) return now_s;
    now_s = clock.until_s();
  }
  return std::nullopt;
}

/// Whether trials draw what some bus of these asks for or imports.
bool is_drawn(const Scenario& scenario, const std::vector<BusId>& buses, UncertainField field) {
  return std::any_of(buses.begin(), buses.end(), [&](BusId bus) { return is_uncertain(scenario, field, bus.index()); });
}

bool is_drawn(const Scenario& scenario) {
  return std::any_of(scenario.uncertain.begin(), scenario.uncertain.end(), [](const UncertainParameter& parameter) {
    return parameter.field == UncertainField::demand || parameter.field == UncertainField::import_power;
  });
}

std::string shed_text(const HourReview& hour, const Grid& grid) {
  return fmt::format("{:.2g} % of {:.4g} MW (most at bus {}, {:.2g} %)", 100 * (1 - hour.served_w / hour.demand_w),
                     hour.demand_w / 1e6, grid.buses[*hour.worst].name, 100 * hour.worst_shed);
}

}  // namespace

GridReview review_grid(const Scenario& scenario) {
  UndamagedGrid undamaged(scenario);
  GridReview review;
  review.islands = review_islands(scenario);
  review.hours = review_hours(scenario, undamaged);
  if (scenario.campaign) review.first_shed_s = find_first_shed(scenario, undamaged);
  return review;
}

std::vector<std::string> warnings_of(const GridReview& review, const Scenario& scenario,
                                     std::optional<double> first_raid_s) {
  const Grid& grid = *scenario.grid;
  std::vector<std::string> warnings;
  for (const IslandReview& island : review.islands) {
    if (island.supply_w > 0 || is_drawn(scenario, island.buses, UncertainField::import_power)) continue;
    if (island.demand_w <= 0 && !is_drawn(scenario, island.buses, UncertainField::demand)) continue;
    warnings.push_back(fmt::format("grid: nothing feeds the island of bus {}", grid.buses[island.buses[0]].name));
  }
  if (is_drawn(scenario)) return warnings;  // each trial sheds what it draws
  const auto worst =
      std::max_element(review.hours.begin(), review.hours.end(),
                       [](const HourReview& a, const HourReview& b) { return a.worst_shed < b.worst_shed; });
  if (!scenario.campaign && worst->worst) {
    warnings.push_back("grid: undamaged it sheds " + shed_text(*worst, grid));
  } else if (review.first_shed_s) {
    const bool is_before_raids = !first_raid_s || is_before(*review.first_shed_s, *first_raid_s);
    warnings.push_back(fmt::format("grid: undamaged it sheds up to {}, first on day {:.4g}{}", shed_text(*worst, grid),
                                   *review.first_shed_s / seconds_per_day,
                                   is_before_raids ? ", before the first raid" : ""));
  }
  return warnings;
}

}  // namespace bulwark
