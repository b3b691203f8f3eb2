#include "scenario/uncertain_targets.h"

#include <string>
#include <utility>

namespace bulwark {

namespace {

using Field = UncertainField;

/// The owner of a group of parameters: their common part.
struct Owner {
  std::string path;
  UncertainScope scope;
  std::size_t index = 0;
  std::string key;
};

class Targets {
 public:
  void add(const Owner& owner, const std::string& rest, Field field, Variable variable, const std::string& entry = "") {
    UncertainParameter parameter;
    parameter.path = owner.path + "." + rest;
    parameter.scope = owner.scope;
    parameter.field = field;
    parameter.index = owner.index;
    parameter.key = owner.key;
    parameter.entry = entry;
    targets_.push_back({std::move(parameter), variable});
  }

  void add_unit(const Owner& owner, const FireUnit& unit) {
    for (const PkEntry& entry : unit.pk) add(owner, "pk." + entry.name, Field::pk, Variable::probability, entry.name);
    add(owner, "availability", Field::availability, Variable::probability);
    add(owner, "channels", Field::channels, Variable::rounded);
    add(owner, "rounds", Field::rounds, Variable::rounded);
    add(owner, "reaction", Field::reaction, Variable::time);
    add(owner, "assessment", Field::assessment, Variable::time);
    add(owner, "turnaround", Field::turnaround, Variable::time);
    if (!unit.reload) return;
    add(owner, "reload.rounds", Field::reload_rounds, Variable::rounded);
    add(owner, "reload.stock", Field::reload_stock, Variable::rounded);
    add(owner, "reload.time", Field::reload_time, Variable::time);
  }

  /// `rate` is its key: production or delivery.
  void add_inflow(const Owner& owner, const Inflow& inflow, Field initial, const std::string& rate, Field rate_field) {
    add(owner, "initial", initial, Variable::amount);
    if (constant_rate_per_s(inflow)) add(owner, rate, rate_field, Variable::rate);
  }

  std::vector<UncertainTarget> take() { return std::move(targets_); }

 private:
  std::vector<UncertainTarget> targets_;
};

void add_threats_and_salvos(const Scenario& scenario, Targets& targets) {
  for (std::size_t i = 0; i < scenario.types.size(); ++i) {
    const Owner owner{"threats." + scenario.types[TypeId(i)].name, UncertainScope::type, i, ""};
    targets.add(owner, "reliability", Field::reliability, Variable::probability);
    targets.add(owner, "accuracy", Field::accuracy, Variable::probability);
    targets.add(owner, "lethality", Field::lethality, Variable::probability);
  }
  for (std::size_t i = 0; i < scenario.salvos.size(); ++i) {
    const Owner owner{"raid." + scenario.salvos[SalvoId(i)].name, UncertainScope::salvo, i, ""};
    targets.add(owner, "count", Field::count, Variable::rounded);
  }
}

void add_defenders(const Scenario& scenario, Targets& targets) {
  for (std::size_t i = 0; i < scenario.systems.size(); ++i) {
    const System& system = scenario.systems[SystemId(i)];
    targets.add_unit({"systems." + system.name, UncertainScope::system, i, ""}, system.unit);
  }
  for (const Battery& battery : scenario.batteries) {
    if (battery.member > 0) continue;  // a ring has one path
    targets.add_unit({"batteries." + battery.key, UncertainScope::battery_key, 0, battery.key}, battery.unit);
  }
  for (std::size_t i = 0; i < scenario.jammers.size(); ++i) {
    const Jammer& jammer = scenario.jammers[JammerId(i)];
    const Owner owner{"jammers." + jammer.name, UncertainScope::jammer, i, ""};
    for (const JammerRate& rate : jammer.rates) {
      const std::string& family = scenario.families[rate.family];
      targets.add(owner, "rate." + family, Field::rate, Variable::rate, family);
    }
  }
}

void add_repair(const Repair& repair, Targets& targets) {
  targets.add({"campaign.repair", UncertainScope::campaign, 0, ""}, "crews", Field::crews, Variable::rounded);
  for (std::size_t i = 0; i < repair.kinds.size(); ++i) {
    const Owner owner{"campaign.repair.kinds." + repair.kinds[i].kind, UncertainScope::campaign, i, ""};
    targets.add(owner, "time", Field::repair_time, Variable::time);
  }
  for (std::size_t i = 0; i < repair.spares.size(); ++i) {
    const Owner owner{"campaign.repair.spares." + repair.spares[i].name, UncertainScope::campaign, i, ""};
    targets.add_inflow(owner, repair.spares[i].inflow, Field::spare_initial, "delivery", Field::spare_delivery);
  }
}

void add_campaign(const Scenario& scenario, const Campaign& campaign, Targets& targets) {
  for (std::size_t i = 0; i < campaign.stocks.size(); ++i) {
    const AttackerStock& stock = campaign.stocks[i];
    const Owner owner{"campaign.attacker.stocks." + scenario.types[stock.type].name, UncertainScope::campaign, i, ""};
    targets.add_inflow(owner, stock.inflow, Field::stock_initial, "production", Field::stock_production);
  }
  for (std::size_t i = 0; i < campaign.supply.size(); ++i) {
    const Supply& supply = campaign.supply[i];
    const Owner owner{"campaign.supply." + scenario.systems[supply.system].name, UncertainScope::campaign, i, ""};
    targets.add_inflow(owner, supply.inflow, Field::depot_initial, "delivery", Field::depot_delivery);
  }
  if (campaign.repair) add_repair(*campaign.repair, targets);
  for (std::size_t i = 0; i < campaign.replacements.size(); ++i) {
    const Replacement& replacement = campaign.replacements[i];
    const std::string name = replacement.system ? scenario.systems[*replacement.system].name : "sensors";
    const Owner owner{"campaign.replace." + name, UncertainScope::campaign, i, ""};
    targets.add(owner, "time", Field::replacement_time, Variable::time);
    if (!replacement.units) continue;
    const Owner units{owner.path + ".units", UncertainScope::campaign, i, ""};
    targets.add_inflow(units, *replacement.units, Field::units_initial, "delivery", Field::units_delivery);
  }
}

void add_grid(const Grid& grid, Targets& targets) {
  for (std::size_t i = 0; i < grid.buses.size(); ++i) {
    const Owner owner{"grid.buses." + grid.buses[BusId(i)].name, UncertainScope::grid, i, ""};
    targets.add(owner, "demand", Field::demand, Variable::power);
  }
  for (std::size_t i = 0; i < grid.buses.size(); ++i) {
    const Owner owner{"grid.imports", UncertainScope::grid, i, ""};
    targets.add(owner, grid.buses[BusId(i)].name, Field::import_power, Variable::power);
  }
}

}  // namespace

std::vector<UncertainTarget> uncertain_targets(const Scenario& scenario) {
  Targets targets;
  add_threats_and_salvos(scenario, targets);
  add_defenders(scenario, targets);
  if (scenario.campaign) add_campaign(scenario, *scenario.campaign, targets);
  if (scenario.grid) add_grid(*scenario.grid, targets);
  return targets.take();
}

}  // namespace bulwark
