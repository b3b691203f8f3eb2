#include "engine/memory.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "base/input_error.h"
#include "format/feasible.h"
#include "geometry/route.h"
#include "grid/topology.h"
#include "tables/geometry.h"
#include "tables/geometry_inputs.h"
#include "tables/most_launched.h"
#include "tables/tables.h"
#include "trial/state.h"

namespace bulwark {

namespace {

/// Growing arrays are copied, old beside new.
constexpr double growth = 1.5;

std::string grouped(double count) {
  std::string digits = fmt::format("{:.0f}", count);
  for (std::size_t place = digits.size(); place > 3;) digits.insert(place -= 3, ",");
  return digits;
}

/// The routes of a scenario, numbered as they will be, without making them.
struct Lane {
  const Salvo* salvo;
  int lane;
  std::size_t target;
};

Lane lane_of(const Scenario& scenario, std::size_t route) {
  for (const Salvo& salvo : scenario.salvos) {
    const std::size_t routes = static_cast<std::size_t>(salvo.lanes) * salvo.targets.size();
    if (route < routes) {
      return {&salvo, static_cast<int>(route / salvo.targets.size()), route % salvo.targets.size()};
    }
    route -= routes;
  }
  return {nullptr, 0, 0};
}

double distance_m(const Vector2& point_m, const Vector2& from_m, const Vector2& to_m) {
  const Vector2 way_m = to_m - from_m;
  const double square = way_m.squaredNorm();
  const double along = square > 0 ? std::clamp((point_m - from_m).dot(way_m) / square, 0.0, 1.0) : 0;
  return (point_m - from_m - along * way_m).norm();
}

/// Whether the way of the lane comes within the range of the battery.
bool comes_within(const Scenario& scenario, const Lane& lane, const Battery& battery) {
  const Salvo& salvo = *lane.salvo;
  const Vector2& target_m = position_of(scenario, salvo.targets[lane.target].target);
  const Vector2& next_m = salvo.waypoints_m.empty() ? target_m : salvo.waypoints_m.front();
  const Vector2 shift_m = lane_shift_m(salvo.origin_m, next_m, lane.lane, salvo.lanes, salvo.lane_spacing_m);
  Vector2 here_m = salvo.origin_m + shift_m;
  for (const Vector2& waypoint_m : salvo.waypoints_m) {
    if (distance_m(battery.position_m, here_m, waypoint_m + shift_m) <= battery.unit.range_max_m) return true;
    here_m = waypoint_m + shift_m;
  }
  return distance_m(battery.position_m, here_m, target_m) <= battery.unit.range_max_m;
}

/// The share of routes and batteries that meet, from every so many of them.
double share_that_meets(const Scenario& scenario, std::size_t routes) {
  constexpr std::size_t sampled = 50;  // of either
  const std::size_t batteries = scenario.batteries.size();
  const std::size_t route_step = std::max<std::size_t>(1, routes / sampled);
  const std::size_t battery_step = std::max<std::size_t>(1, batteries / sampled);
  double met = 0;
  double seen = 0;
  for (std::size_t r = route_step / 2; r < routes; r += route_step) {
    const Lane lane = lane_of(scenario, r);
    for (std::size_t b = battery_step / 2; b < batteries; b += battery_step) {
      met += comes_within(scenario, lane, scenario.batteries[BatteryId(b)]) ? 1 : 0;
      ++seen;
    }
  }
  return seen > 0 ? met / seen : 0;
}

double routes_of(const Salvo& salvo) {
  return static_cast<double>(salvo.lanes) * static_cast<double>(salvo.targets.size());
}

double routes_of(const Scenario& scenario) {
  double routes = 0;
  for (const Salvo& salvo : scenario.salvos) routes += routes_of(salvo);
  return routes;
}

double threats_of(const Scenario& scenario) {
  double threats = 0;
  for (std::size_t s = 0; s < scenario.salvos.size(); ++s) {
    threats += std::max(most_threats(scenario, SalvoId(s)), most_launched(scenario, SalvoId(s)));
  }
  return threats;
}

/// Looks after which a threat is surely seen: the chance of the contrary is 2^-54.
double looks_until_seen(double pd) {
  if (pd >= 1) return 1;
  return pd > 0 ? std::log(0x1p-54) / std::log1p(-pd) + 1 : std::numeric_limits<double>::infinity();
}

/// Looks of a sensor while a threat crosses its range, or until it is surely seen: by a radar, in its inner half.
double looks_of(const Sensor& sensor, const ThreatType& type) {
  if (!sensor.radar && sensor.pd <= 0) return 0;
  const double crossing = 2 * sensor.max_range_m / type.speed_mps / sensor.scan_s + 1;
  if (!sensor.radar) return std::min(crossing, looks_until_seen(sensor.pd));
  const double inner_pd = swerling_pd(*sensor.radar, sensor.max_range_m / 2, type.signature_m2);
  return std::min(crossing, crossing / 4 + looks_until_seen(inner_pd));
}

double looks_of_all(const Scenario& scenario) {
  double looks = 0;
  for (const Salvo& salvo : scenario.salvos) {
    for (const Sensor& sensor : scenario.sensors)
      looks += routes_of(salvo) * looks_of(sensor, scenario.types[salvo.type]);
  }
  return looks;
}

/// The pairs that `policy: assignment` looks at in one instant (modelling assumption: a quarter of all).
double matched_pairs(const Scenario& scenario, double threats) {
  if (scenario.command.policy != Policy::assignment) return 0;
  return threats * static_cast<double>(scenario.batteries.size()) / 4;
}

/// The times at which reserves end, each of which has a table of its own.
double reserve_ends(const Scenario& scenario) {
  double ends = 0;
  for (const auto& entries : scenario.command.reserve) {
    for (const ReserveEntry& entry : entries) ends += entry.until_s ? 1 : 0;
  }
  return ends;
}

/// Pairs of a route and a battery that meet.
double meeting_pairs(const Scenario& scenario) {
  const double routes = routes_of(scenario);
  return routes * static_cast<double>(scenario.batteries.size()) *
         share_that_meets(scenario, static_cast<std::size_t>(routes));
}

double sum_of(const std::vector<MemoryPart>& parts) {
  return std::accumulate(parts.begin(), parts.end(), 0.0,
                         [](double sum, const MemoryPart& part) { return sum + part.bytes; });
}

/// What all threads share.
std::vector<MemoryPart> table_parts(const Scenario& scenario) {
  constexpr double route_bytes = sizeof(Route) + 2 * sizeof(Leg) + sizeof(RouteTable) + sizeof(LookGuide);
  constexpr double pair_bytes =
      sizeof(Pair) + sizeof(LaunchWindow) + sizeof(Opening) + 1.5 * (sizeof(ShotPiece) + sizeof(Interval));
  constexpr double look_bytes = sizeof(Look) + sizeof(LookMark);
  const double routes = routes_of(scenario);
  const auto batteries = static_cast<double>(scenario.batteries.size());
  const auto types = static_cast<double>(scenario.types.size());
  const double meeting = meeting_pairs(scenario);
  const double looks = looks_of_all(scenario);
  const double ends = reserve_ends(scenario);
  const auto families = static_cast<double>(scenario.families.size());
  return {
      {grouped(routes) + " routes (lanes x targets)", growth * routes * route_bytes},
      {grouped(routes) + " routes x " + grouped(batteries) + " batteries",
       growth * (4 * routes * batteries + meeting * pair_bytes)},
      {grouped(looks) + " looks (routes x sensors x time over scan)", growth * looks * look_bytes},
      {grouped(batteries) + " batteries x " + grouped(types) + " types", batteries * types * sizeof(Matchup)},
      {grouped(ends) + " reserves that end x " + grouped(batteries) + " batteries x " + grouped(families) + " families",
       ends * batteries * (families * sizeof(std::uint32_t) + sizeof(BatteryId))}};
}

/// What tables take beside a geometry that others have made.
double own_bytes(const Scenario& scenario) {
  const auto batteries = static_cast<double>(scenario.batteries.size());
  const auto types = static_cast<double>(scenario.types.size());
  return growth * meeting_pairs(scenario) * sizeof(Opening) +
         batteries * (types * sizeof(Matchup) + sizeof(Battery) + sizeof(BatteryTable) + sizeof(SiteTable));
}

/// What each thread has of its own.
void append_workspaces(const Scenario& scenario, unsigned threads, std::vector<MemoryPart>& parts) {
  constexpr double threat_bytes = sizeof(Threat) + sizeof(Death) + 6 * sizeof(Event) + 4 * sizeof(Event);
  constexpr double program_bytes = 12e6;
  constexpr double thread_bytes = 2.2e6;  // workspace and tallies of the flagship
  const double threats = threats_of(scenario);
  constexpr double matched_bytes = growth * (sizeof(MatchingEdge) + sizeof(WeighedEdge) + sizeof(std::uintptr_t));
  const auto batteries = static_cast<double>(scenario.batteries.size());
  const std::string each = " x " + std::to_string(threads) + " threads";
  parts.push_back({grouped(threats) + " threats" + each, threads * threats * threat_bytes});
  parts.push_back(
      {grouped(threats) + " threats x " + grouped(batteries) + " batteries" + each, threads * threats * batteries / 4});
  parts.push_back({grouped(threats) + " threats x " + grouped(batteries) + " batteries to be matched" + each,
                   threads * matched_pairs(scenario, threats) * matched_bytes});
  if (scenario.grid) {
    const std::size_t buses = scenario.grid->buses.size();
    parts.push_back({grouped(static_cast<double>(buses)) + " buses x " + grouped(static_cast<double>(buses)) + each,
                     threads * TopologyStore::matrix_bytes(buses)});
  }
  parts.push_back({"the program x " + std::to_string(threads) + " threads", program_bytes + threads * thread_bytes});
}

}  // namespace

std::vector<MemoryPart> memory_parts(const Scenario& scenario, unsigned threads, bool with_log) {
  constexpr double events_a_threat = 16;
  std::vector<MemoryPart> parts = table_parts(scenario);
  append_workspaces(scenario, threads, parts);
  if (!with_log) return parts;
  const double threats = threats_of(scenario);
  parts.push_back({grouped(threats) + " threats x the events of each",
                   growth * threats * (sizeof(LoggedThreat) + events_a_threat * sizeof(LoggedEvent))});
  return parts;
}

std::string memory_fault(const std::vector<MemoryPart>& parts, double most_bytes) {
  constexpr double megabyte = 1e6;
  const double bytes = sum_of(parts);
  if (bytes <= most_bytes || parts.empty()) return {};
  const auto largest = std::max_element(parts.begin(), parts.end(),
                                        [](const MemoryPart& a, const MemoryPart& b) { return a.bytes < b.bytes; });
  return fmt::format(
      "not enough memory: needs some {} MB, of {} MB that it may take, most of it for {}; --max-memory moves this "
      "limit",
      grouped(bytes / megabyte), grouped(most_bytes / megabyte), largest->product);
}

void check_memory(const Scenario& scenario, unsigned threads, double most_bytes) {
  const std::string fault = memory_fault(memory_parts(scenario, threads), most_bytes);
  if (!fault.empty()) refuse(fault);
}

void check_memory(const std::string& place, const Scenario& scenario, unsigned threads, double most_bytes) {
  const std::string fault = memory_fault(memory_parts(scenario, threads), most_bytes);
  if (!fault.empty()) refuse(place, fault);
}

std::vector<MemoryPart> memory_parts_together(std::vector<const Scenario*> scenarios, std::size_t held,
                                              unsigned threads) {
  std::map<const Scenario*, double> bytes;
  for (const Scenario* scenario : scenarios) bytes[scenario] = sum_of(table_parts(*scenario));
  std::stable_sort(scenarios.begin(), scenarios.end(), [&](auto* a, auto* b) { return bytes[a] > bytes[b]; });
  scenarios.resize(std::min(held, scenarios.size()));
  std::vector<MemoryPart> parts = memory_parts(*scenarios.front(), threads);
  std::vector<GeometryInputs> geometries{geometry_inputs(*scenarios.front())};
  double others_bytes = 0;
  for (std::size_t i = 1; i < scenarios.size(); ++i) {
    GeometryInputs geometry = geometry_inputs(*scenarios[i]);
    const bool is_shared = std::find(geometries.begin(), geometries.end(), geometry) != geometries.end();
    others_bytes += is_shared ? own_bytes(*scenarios[i]) : bytes[scenarios[i]];
    if (!is_shared) geometries.push_back(std::move(geometry));
  }
  parts.push_back({fmt::format("the tables of {} scenarios at once", scenarios.size()), others_bytes});
  return parts;
}

void check_memory_together(const std::vector<const Scenario*>& scenarios, std::size_t held, unsigned threads,
                           double most_bytes) {
  const std::string fault = memory_fault(memory_parts_together(scenarios, held, threads), most_bytes);
  if (!fault.empty()) refuse(fault);
}

double usual_memory_bytes() {
  constexpr double share = 0.8;
  struct rlimit allowed {};
  double bytes = static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGE_SIZE));
  for (const char* file : {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
    double limit = 0;
    if (std::ifstream(file) >> limit && limit > 0) bytes = std::min(bytes, limit);
  }
  if (::getrlimit(RLIMIT_AS, &allowed) == 0 && allowed.rlim_cur != RLIM_INFINITY) {
    bytes = std::min(bytes, static_cast<double>(allowed.rlim_cur));
  }
  return share * bytes;
}

}  // namespace bulwark
