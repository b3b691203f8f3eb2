#include "scenario/uncertain_targets.h"

#include <string>
#include <string_view>
#include <utility>

#include "scenario/uncertain_fields.h"

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
  void add(const Owner& owner, Field field, const std::string& entry = "") {
    const UncertainFieldRule& rule = rule_of(field);
    UncertainParameter parameter;
    parameter.path = owner.path;
    for (const std::string_view part : {rule.key, std::string_view(entry)}) {
      if (!part.empty()) (parameter.path += '.') += part;
    }
    parameter.scope = owner.scope;
    parameter.field = field;
    parameter.index = owner.index;
    parameter.key = owner.key;
    parameter.entry = entry;
    targets_.push_back({std::move(parameter), rule.variable});
  }

  void add_unit(const Owner& owner, const FireUnit& unit) {
    for (const PkEntry& entry : unit.pk) add(owner, Field::pk, entry.name);
    for (const Field field :
         {Field::availability, Field::channels, Field::rounds, Field::reaction, Field::assessment, Field::turnaround}) {
      add(owner, field);
    }
    if (!unit.reload) return;
    for (const Field field : {Field::reload_rounds, Field::reload_stock, Field::reload_time}) add(owner, field);
  }

  void add_inflow(const Owner& owner, const Inflow& inflow, Field initial, Field rate) {
    add(owner, initial);
    if (constant_rate_per_s(inflow)) add(owner, rate);
  }

  std::vector<UncertainTarget> take() { return std::move(targets_); }

 private:
  std::vector<UncertainTarget> targets_;
};

void add_threats_and_salvos(const Scenario& scenario, Targets& targets) {
  for (std::size_t i = 0; i < scenario.types.size(); ++i) {
    const Owner owner{"threats." + scenario.types[TypeId(i)].name, UncertainScope::type, i, ""};
    targets.add(owner, Field::reliability);
    targets.add(owner, Field::accuracy);
    targets.add(owner, Field::lethality);
  }
  for (std::size_t i = 0; i < scenario.salvos.size(); ++i) {
    const Owner owner{"raid." + scenario.salvos[SalvoId(i)].name, UncertainScope::salvo, i, ""};
    targets.add(owner, Field::count);
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
      targets.add(owner, Field::rate, scenario.families[rate.family]);
    }
  }
}

void add_repair(const Repair& repair, Targets& targets) {
  targets.add({"campaign.repair", UncertainScope::campaign, 0, ""}, Field::crews);
  for (std::size_t i = 0; i < repair.kinds.size(); ++i) {
    const Owner owner{"campaign.repair.kinds." + repair.kinds[i].kind, UncertainScope::campaign, i, ""};
    targets.add(owner, Field::repair_time);
  }
  for (std::size_t i = 0; i < repair.spares.size(); ++i) {
    const Owner owner{"campaign.repair.spares." + repair.spares[i].name, UncertainScope::campaign, i, ""};
    targets.add_inflow(owner, repair.spares[i].inflow, Field::spare_initial, Field::spare_delivery);
  }
}

void add_campaign(const Scenario& scenario, const Campaign& campaign, Targets& targets) {
  for (std::size_t i = 0; i < campaign.stocks.size(); ++i) {
    const AttackerStock& stock = campaign.stocks[i];
    const Owner owner{"campaign.attacker.stocks." + scenario.types[stock.type].name, UncertainScope::campaign, i, ""};
    targets.add_inflow(owner, stock.inflow, Field::stock_initial, Field::stock_production);
  }
  for (std::size_t i = 0; i < campaign.supply.size(); ++i) {
    const Supply& supply = campaign.supply[i];
    const Owner owner{"campaign.supply." + scenario.systems[supply.system].name, UncertainScope::campaign, i, ""};
    targets.add_inflow(owner, supply.inflow, Field::depot_initial, Field::depot_delivery);
  }
  if (campaign.repair) add_repair(*campaign.repair, targets);
  for (std::size_t i = 0; i < campaign.replacements.size(); ++i) {
    const Replacement& replacement = campaign.replacements[i];
    const std::string name = replacement.system ? scenario.systems[*replacement.system].name : "sensors";
    const Owner owner{"campaign.replace." + name, UncertainScope::campaign, i, ""};
    targets.add(owner, Field::replacement_time);
    if (!replacement.units) continue;
    const Owner units{owner.path + ".units", UncertainScope::campaign, i, ""};
    targets.add_inflow(units, *replacement.units, Field::units_initial, Field::units_delivery);
  }
}

void add_grid(const Grid& grid, Targets& targets) {
  for (std::size_t i = 0; i < grid.buses.size(); ++i) {
    const Owner owner{"grid.buses." + grid.buses[BusId(i)].name, UncertainScope::grid, i, ""};
    targets.add(owner, Field::demand);
  }
  for (std::size_t i = 0; i < grid.buses.size(); ++i) {
    targets.add({"grid.imports." + grid.buses[BusId(i)].name, UncertainScope::grid, i, ""}, Field::import_power);
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
