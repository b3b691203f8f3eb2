#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

#include "base/time_grid.h"
#include "tables/entity_names.h"
#include "tables/tables.h"
#include "tables/work.h"

namespace bulwark {

namespace {

/// By the type's own entry or, failing that, its family's, or the default; null without any.
const DoctrineEntry* doctrine_of(const FireUnit& unit, const Scenario& scenario, const ThreatType& type) {
  const DoctrineEntry* best = nullptr;
  int best_rank = 0;
  for (const DoctrineEntry& entry : unit.doctrine) {
    const int rank = entry.name == type.name                        ? 3
                     : entry.name == scenario.families[type.family] ? 2
                     : entry.name == "default"                      ? 1
                                                                    : 0;
    if (rank > best_rank) {
      best = &entry;
      best_rank = rank;
    }
  }
  return best;
}

Matchup matchup_of(const DoctrineEntry* doctrine) {
  if (doctrine == nullptr) return {};
  return {static_cast<std::uint32_t>(doctrine->shots), static_cast<std::uint32_t>(doctrine->single_below),
          on_time_grid(doctrine->interval_s)};
}

constexpr double always = std::numeric_limits<double>::infinity();

double last_s_of(const DoctrineEntry* doctrine) {
  return doctrine != nullptr && doctrine->last_s ? on_time_grid(*doctrine->last_s) : always;
}

BatteryTable battery_table(const Battery& battery, EntityName entity) {
  const FireUnit& unit = battery.unit;
  BatteryTable table;
  table.entity = {entity.hash, battery.member};
  table.system = battery.system;
  table.site_m = battery.position_m;
  table.interceptor_mps = unit.interceptor_speed_mps;
  table.interceptor_cost = unit.interceptor_cost;
  table.missed_kill = unit.missed_kill;
  table.false_kill = unit.false_kill;
  table.reaction_s = unit.reaction_s;
  table.assessment_s = unit.assessment_s;
  if (unit.reload) {
    table.reload_time_s = unit.reload->time_s;
    table.reload_blocks_fire = unit.reload->blocks_fire;
  }
  return table;
}

/// By family: rounds that a battery of the system keeps for the others at a time.
std::vector<std::uint32_t> rounds_kept(const Scenario& scenario, SystemId system, double time_s) {
  std::vector<std::uint32_t> kept(scenario.families.size(), 0);
  if (system.index() >= scenario.command.reserve.size()) return kept;
  for (const ReserveEntry& entry : scenario.command.reserve[system]) {
    if (entry.until_s && on_time_grid(*entry.until_s) <= time_s) continue;
    for (std::size_t f = 0; f < kept.size(); ++f) {
      if (f != entry.family.index()) kept[f] += static_cast<std::uint32_t>(entry.rounds);
    }
  }
  return kept;
}

void compile_batteries(Tables& tables) {
  const Scenario& scenario = tables.scenario;
  EntityNames names("battery");
  EntityName entity;
  for (const Battery& battery : scenario.batteries) {
    if (battery.member == 0) entity = names(battery.key);
    tables.batteries.push_back(battery_table(battery, entity));
    const std::vector<std::uint32_t> kept = rounds_kept(scenario, battery.system, -always);
    std::vector<Matchup> matchups;
    std::vector<double> last_s;
    for (const ThreatType& type : scenario.types) {
      const DoctrineEntry* const doctrine = doctrine_of(battery.unit, scenario, type);
      matchups.push_back(matchup_of(doctrine));
      last_s.push_back(last_s_of(doctrine));
    }
    tables.matchups.push_row(matchups);
    tables.last_s.push_row(last_s);
    tables.batteries.back().has_reserve = std::any_of(kept.begin(), kept.end(), [](std::uint32_t n) { return n > 0; });
    tables.reserved.push_row(kept);
  }
  const auto is_always = [](double last_s) { return last_s == always; };
  if (std::all_of(tables.last_s.begin(), tables.last_s.end(), is_always)) tables.last_s.clear();
}

/// The times at which reserves end.
std::set<double> reserve_ends_s(const Scenario& scenario) {
  std::set<double> ends_s;
  for (const auto& entries : scenario.command.reserve) {
    for (const ReserveEntry& entry : entries) {
      if (entry.until_s) ends_s.insert(on_time_grid(*entry.until_s));
    }
  }
  return ends_s;
}

ReserveStage reserve_stage(const Scenario& scenario, double begin_s, const Reserved& before) {
  ReserveStage stage{begin_s, {}, {}};
  for (const BatteryId b : scenario.batteries.ids()) {
    const std::vector<std::uint32_t> kept = rounds_kept(scenario, scenario.batteries[b].system, begin_s);
    if (!std::equal(kept.begin(), kept.end(), before.row(b).begin())) stage.changed.push_back(b);
    stage.reserved.push_row(kept);
  }
  return stage;
}

void compile_later_reserves(Tables& tables, StopFlag stop) {
  for (const double end_s : reserve_ends_s(tables.scenario)) {
    end_if_asked(stop);
    const Reserved& before = tables.later_reserves.empty() ? tables.reserved : tables.later_reserves.back().reserved;
    tables.later_reserves.push_back(reserve_stage(tables.scenario, end_s, before));
  }
}

/// The values of the assets and of all other targets, each once, the highest first.
std::vector<double> falling_values(const Scenario& scenario) {
  std::set<double, std::greater<>> values;
  for (const Asset& asset : scenario.assets) values.insert(asset.value);
  for (const Salvo& salvo : scenario.salvos) {
    for (const SalvoTarget& aim : salvo.targets) values.insert(value_of(scenario, aim.target));
  }
  return {values.begin(), values.end()};
}

void compile_salvos(Tables& tables) {
  EntityNames names("salvo");
  const std::vector<double> values = falling_values(tables.scenario);
  tables.target_values = as_index(values.size());
  for (const Salvo& salvo : tables.scenario.salvos) {
    SalvoTable table;
    table.entity = names(salvo.name);
    table.type = salvo.type;
    table.family = tables.family_of_type[salvo.type];
    table.count = salvo.count;
    table.aims = salvo.targets;
    table.assign = salvo.assign;
    table.offset = salvo.offset;
    table.timed_on_arrival = salvo.timed_on_arrival;
    table.at_s = salvo.at_s;
    table.offset_s = salvo.offset_s;
    table.lanes = static_cast<std::uint32_t>(salvo.lanes);
    table.targets = as_index(salvo.targets.size());
    accumulate_weights(salvo.targets, table.cumulative_weight);
    for (const SalvoTarget& aim : salvo.targets) {
      const double value = value_of(tables.scenario, aim.target);
      table.target_value.push_back(value);
      table.target_value_rank.push_back(
          as_index(static_cast<std::size_t>(std::find(values.begin(), values.end(), value) - values.begin())));
    }
    tables.salvos.push_back(std::move(table));
  }
}

SiteTable site_table(const FireUnit& unit) {
  SiteTable table;
  table.channel = unit.channel;
  table.flies_on = unit.guidance == Guidance::autonomous;
  table.hardness = static_cast<std::uint32_t>(unit.hardness);
  table.turnaround_s = unit.turnaround_s;
  table.on_duty = unit.on_duty;
  return table;
}

ChannelRelease channel_release(const SiteTable& site) {
  if (site.is_target || site.channel == ChannelUse::returns) return ChannelRelease::elsewhen;
  return site.channel == ChannelUse::held ? ChannelRelease::at_end : ChannelRelease::at_last_launch;
}

/// What of the defence may change during a raid.
void note_living_defence(Tables& tables) {
  tables.batteries_are_targets = aims_at(tables.scenario, TargetKind::battery);
  tables.sensors_are_targets = aims_at(tables.scenario, TargetKind::sensor);
  for (const Battery& battery : tables.scenario.batteries) tables.sites.push_back(site_table(battery.unit));
  for (const Cell& cell : tables.layout.cells) {
    if (cell.target.is_battery()) tables.sites[cell.target.battery()].is_target = true;
  }
  for (const BatteryId b : tables.sites.ids()) {
    tables.batteries[b].release = channel_release(tables.sites[b]);
    tables.has_duties = tables.has_duties || tables.sites[b].on_duty;
  }
  tables.is_living = tables.batteries_are_targets || tables.sensors_are_targets || tables.has_duties;
}

/// Finds the routes of the salvos and spans the timeline over their flights.
void index_routes(Tables& tables) {
  std::vector<Interval> spans;
  RouteId next;
  for (const SalvoId s : tables.salvos.ids()) {
    SalvoTable& salvo = tables.salvos[s];
    salvo.first_route = next;
    next.value += salvo.lanes * salvo.targets;
    double longest_s = 0;
    for (const RouteId r : IdRange<RouteId>{salvo.first_route, next}) {
      longest_s = std::max(longest_s, tables.geometry->route_tables[r].duration_s);
    }
    spans.push_back(raid_span(tables.scenario, s, longest_s));
  }
  tables.layout.timeline = timeline_axis(spans);
}

/// Each parameter has a name of its own, but those of joint draws have one: one draw, and so one row, for all.
std::vector<EntityName> name_draws(const Scenario& scenario) {
  EntityNames names("uncertain");
  std::optional<EntityName> row;
  std::vector<EntityName> entities;
  for (const UncertainParameter& parameter : scenario.uncertain) {
    if (parameter.is_joint && !row) row = names("draws");
    entities.push_back(parameter.is_joint ? *row : names(parameter.path));
  }
  return entities;
}

/// What trials ask of the scenario as it is.
void copy_for_trials(Tables& tables) {
  const Scenario& scenario = tables.scenario;
  tables.command = scenario.command;
  tables.rough_trial_s = rough_trial_s(scenario);
  for (const ThreatType& type : scenario.types) {
    tables.family_of_type.push_back(type.family);
    tables.is_decoy.push_back(type.decoy ? 1 : 0);
  }
  for (const Asset& asset : scenario.assets) {
    tables.asset_hardness.push_back(static_cast<std::uint32_t>(asset.hardness));
  }
  for (const Sensor& sensor : scenario.sensors) {
    tables.sensor_hardness.push_back(static_cast<std::uint32_t>(sensor.hardness));
  }
  for (const UncertainParameter& parameter : scenario.uncertain) tables.uncertain.push_back(parameter.distribution);
}

/// `geometry` is that of the scenario.
Tables with_geometry(Scenario scenario, std::shared_ptr<const Geometry> geometry, StopFlag stop) {
  Tables tables;
  tables.scenario = std::move(scenario);
  tables.geometry = std::move(geometry);
  if (tables.scenario.types.size() > 0xffff) throw std::runtime_error("more than 65,535 types of threat");
  copy_for_trials(tables);
  tables.layout = make_layout(tables.scenario);
  tables.layout.campaign = campaign_layout(tables.scenario);
  tables.campaign = campaign_tables(tables.scenario);
  tables.parameters = base_parameters(tables.scenario);
  compile_batteries(tables);
  compile_later_reserves(tables, stop);
  compile_salvos(tables);
  note_living_defence(tables);
  index_routes(tables);
  compute_hazards(tables, tables.parameters);
  for (const RouteTable& route : tables.geometry->route_tables) {
    end_if_asked(stop);
    append_openings(tables, tables.parameters, route, tables.openings);
  }
  tables.bindings = bind_uncertain(tables.scenario);
  tables.uncertain_entities = name_draws(tables.scenario);
  return tables;
}

}  // namespace

void accumulate_weights(const std::vector<SalvoTarget>& targets, std::vector<double>& cumulative) {
  double total = 0;
  for (const SalvoTarget& target : targets) total += target.weight;
  cumulative.clear();
  double sum = 0;
  for (const SalvoTarget& target : targets) {
    sum += target.weight;
    cumulative.push_back(sum / total);
  }
}

Tables compile(Scenario scenario, StopFlag stop) {
  auto geometry = compile_geometry(geometry_inputs(scenario), stop);
  return with_geometry(std::move(scenario), std::move(geometry), stop);
}

Tables compile(Scenario scenario, GeometryCache& cache, StopFlag stop) {
  auto geometry = cache.of(geometry_inputs(scenario), stop);
  return with_geometry(std::move(scenario), std::move(geometry), stop);
}

}  // namespace bulwark
