#include "format/feasible.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <vector>

#include "base/constants.h"
#include "yaml/sizes.h"

namespace bulwark {

namespace {

constexpr double tail_sd = 9;

/// As far down this path as the file has keys.
Value deepest(Value value, std::initializer_list<std::string> path) {
  for (const std::string& key : path) {
    const Node* next = value.node->find(key);
    if (next == nullptr) break;
    value = value.child(key, *next);
  }
  return value;
}

double largest_draw(const Distribution& d) {
  const double bound = upper_bound(d);
  const double likely = std::isfinite(bound) ? bound : mean(d) + tail_sd * std::sqrt(variance(d));
  return std::min(likely, sizes::count.largest);
}

/// How far offsets reach from a salvo's `at`.
double offset_reach_s(const Salvo& salvo, double threats) {
  switch (salvo.offset) {
    case OffsetRule::simultaneous:
      return 0;
    case OffsetRule::uniform:
      return salvo.offset_s;
    case OffsetRule::normal:
      return tail_sd * salvo.offset_s;
    case OffsetRule::every:
      return threats * salvo.offset_s;
    case OffsetRule::poisson:
      return (threats + tail_sd * std::sqrt(threats)) * salvo.offset_s;
  }
  return 0;
}

/// The path of the outermost lane to the furthest target, and no less.
double longest_path_m(const Scenario& scenario, const Salvo& salvo) {
  double length_m = 0;
  Vector2 here_m = salvo.origin_m;
  for (const Vector2& waypoint_m : salvo.waypoints_m) {
    length_m += (waypoint_m - here_m).norm();
    here_m = waypoint_m;
  }
  double last_m = 0;
  for (const SalvoTarget& aim : salvo.targets) {
    last_m = std::max(last_m, (position_of(scenario, aim.target) - here_m).norm());
  }
  return length_m + last_m + salvo.lanes * salvo.lane_spacing_m;
}

double longest_flight_s(const Scenario& scenario, const Salvo& salvo) {
  const ThreatType& type = scenario.types[salvo.type];
  const double climb_m = type.profile == Profile::ballistic ? 2 * type.apogee_m : 0;
  return (longest_path_m(scenario, salvo) + climb_m) / type.speed_mps;
}

void check_times(const Value& root, const Scenario& scenario) {
  for (std::size_t s = 0; s < scenario.salvos.size(); ++s) {
    const Salvo& salvo = scenario.salvos[SalvoId(s)];
    if (!(longest_flight_s(scenario, salvo) <= sizes::time.largest)) {
      deepest(root, {"raid", salvo.name, "from"})
          .error(fmt::format("a flight of more than {:g} s; expected a shorter way or a faster threat",
                             sizes::time.largest));
    }
    const double reach_s = offset_reach_s(salvo, most_threats(scenario, SalvoId(s)));
    if (std::abs(salvo.at_s) + reach_s <= sizes::time.largest) continue;
    deepest(root, {"raid", salvo.name, salvo.timed_on_arrival ? "arrive" : "launch", "offset"})
        .error(fmt::format("the last threat of so many would come after more than {:g} s; expected smaller offsets",
                           sizes::time.largest));
  }
}

void check_numbers(const Value& root, const Scenario& scenario) {
  double threats = 0;
  for (std::size_t s = 0; s < scenario.salvos.size(); ++s) {
    threats += most_threats(scenario, SalvoId(s));
    if (threats <= sizes::threats.largest) continue;
    deepest(root, {"raid", scenario.salvos[SalvoId(s)].name, "count"})
        .error(fmt::format("with these a raid may have more than {} threats; expected fewer", most(sizes::threats)));
    return;
  }
}

void check_looks(const Value& root, const Scenario& scenario) {
  double flight_s = 0;
  for (const Salvo& salvo : scenario.salvos) flight_s = std::max(flight_s, longest_flight_s(scenario, salvo));
  for (const Sensor& sensor : scenario.sensors) {
    if (flight_s <= sensor.scan_s * sizes::looks.largest) continue;
    deepest(root, {"sensors", sensor.name, "scan"})
        .error(fmt::format("more than {} looks at the longest flight, of {:.0f} s; expected a longer scan",
                           most(sizes::looks), flight_s));
  }
}

/// What may be spent on one kind of thing in a raid, and where its cost is written.
struct Spending {
  Value place;
  double total = 0;
};

/// Results sum the square of what a trial costs, in millionths, over the trials in 127 bits.
void check_squares(const std::vector<Spending>& spendings, const Scenario& scenario) {
  constexpr double most_squares = 0x1p126;
  const Spending* largest = nullptr;
  double sum = 0;
  for (const Spending& spending : spendings) {
    sum += spending.total * 1e6 * most_raids(scenario);
    if (largest == nullptr || spending.total > largest->total) largest = &spending;
  }
  if (largest == nullptr || sum * sum * scenario.trials <= most_squares) return;
  largest->place.error(fmt::format(
      "a trial may cost {:.3g}, of which no sum over {} trials holds the squares; state costs in a larger unit",
      sum / 1e6, scenario.trials));
}

void check_threat_costs(const Value& root, const Scenario& scenario) {
  std::vector<Spending> spendings;
  for (const ThreatType& type : scenario.types) spendings.push_back({deepest(root, {"threats", type.name, "cost"}), 0});
  for (std::size_t s = 0; s < scenario.salvos.size(); ++s) {
    const TypeId type = scenario.salvos[SalvoId(s)].type;
    spendings[type.index()].total += scenario.types[type].cost * most_threats(scenario, SalvoId(s));
  }
  check_squares(spendings, scenario);
}

/// Results sum energy in watt-hours and person-hours in thousandths, and their squares over the trials, in 127 bits.
void check_grid_sums(const Value& root, const Scenario& scenario) {
  constexpr double most_squares = 0x1p126;
  if (!scenario.grid || !scenario.campaign) return;
  const double hours = scenario.campaign->duration_s / seconds_per_hour;
  double people = 0;
  double demand_w = 0;
  for (const Bus& bus : scenario.grid->buses) {
    people += bus.people;
    demand_w += bus.demand_w;
  }
  const double sum = hours * std::max(1000 * people, demand_w);
  if (sum * sum * scenario.trials <= most_squares) return;
  deepest(root, {"grid", "buses"})
      .error(
          fmt::format("{} of all buses over the campaign, of which no sum over {} trials holds the squares; expected "
                      "a shorter campaign, or smaller buses",
                      1000 * people > demand_w ? fmt::format("{:.3g} person-hours", hours * people)
                                               : fmt::format("{:.3g} MWh", hours * demand_w / 1e6),
                      scenario.trials));
}

Value place_of_cost(const Value& root, const Scenario& scenario, const Battery& battery) {
  Value own = deepest(root, {"batteries", battery.key, "interceptor", "cost"});
  if (own.path.ends_with(".cost")) return own;
  return deepest(root, {"systems", scenario.systems[battery.system].name, "interceptor", "cost"});
}

void check_round_costs(const Value& root, const Scenario& scenario) {
  constexpr double shots_a_threat = 100;  // seldom more; rounds written as a million stand for enough
  double most_shots = 0;
  for (std::size_t s = 0; s < scenario.salvos.size(); ++s) {
    most_shots += shots_a_threat * most_threats(scenario, SalvoId(s));
  }
  std::vector<Spending> spendings;
  for (const Battery& battery : scenario.batteries) {
    const double rounds = battery.unit.rounds + (battery.unit.reload ? battery.unit.reload->stock : 0);
    if (battery.member == 0) spendings.push_back({place_of_cost(root, scenario, battery), 0});
    spendings.back().total += battery.unit.interceptor_cost * std::min(rounds, most_shots);
  }
  check_squares(spendings, scenario);
}

}  // namespace

double most_raids(const Scenario& scenario) {
  if (!scenario.campaign) return 1;
  double raids = 0;
  for (const Strike& strike : scenario.campaign->strikes) {
    raids += strike.every_s ? scenario.campaign->duration_s / mean(*strike.every_s)
                            : static_cast<double>(strike.days_s.size());
  }
  return std::max(raids, 1.0);
}

double most_threats(const Scenario& scenario, SalvoId salvo) {
  for (const UncertainParameter& parameter : scenario.uncertain) {
    const bool is_count = parameter.field == UncertainField::count && parameter.index == salvo.index();
    if (is_count) return largest_draw(parameter.distribution);
  }
  return largest_draw(scenario.salvos[salvo].count);
}

void check_feasible(const Value& root, const Scenario& scenario) {
  check_times(root, scenario);
  check_numbers(root, scenario);
  check_looks(root, scenario);
  check_threat_costs(root, scenario);
  check_round_costs(root, scenario);
  check_grid_sums(root, scenario);
}

}  // namespace bulwark
