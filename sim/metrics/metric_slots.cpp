#include "metrics/metric_slots.h"

#include <algorithm>
#include <array>

#include "base/input_error.h"
#include "base/phrase.h"
#include "base/suggest.h"
#include "metrics/groups.h"

namespace bulwark {

namespace {

std::vector<std::string> names_of(const Scenario& scenario, GroupKind kind) {
  std::vector<std::string> names;
  const auto add = [&names](const char* prefix, const auto& items) {
    for (const auto& item : items) names.push_back(prefix + item.name);
  };
  switch (kind) {
    case GroupKind::threats: {
      const Groups groups(scenario);
      for (std::size_t i = 0; i < groups.size(); ++i) names.push_back(groups.name(GroupId(i)));
      break;
    }
    case GroupKind::whole:
      names.emplace_back("all");
      break;
    case GroupKind::asset:
      add("asset:", scenario.assets);
      break;
    case GroupKind::system:
      add("system:", scenario.systems);
      break;
    case GroupKind::bus:
      if (scenario.grid) add("bus:", scenario.grid->buses);
      break;
    case GroupKind::battery:
      add("battery:", scenario.batteries);
      break;
    case GroupKind::sensor:
      add("sensor:", scenario.sensors);
      break;
    case GroupKind::event:
      add("", scenario.events);
      break;
  }
  return names;
}

constexpr std::array all_group_kinds = {GroupKind::threats, GroupKind::whole,   GroupKind::asset,  GroupKind::system,
                                        GroupKind::bus,     GroupKind::battery, GroupKind::sensor, GroupKind::event};

/// What to write for a group of a kind.
std::vector<std::string> forms_of(const MetricKind& kind) {
  std::vector<std::string> forms;
  if (kind.is_of(GroupKind::threats) || kind.is_of(GroupKind::whole)) forms.emplace_back("all");
  if (kind.is_of(GroupKind::threats)) {
    for (const char* form : {"family:NAME", "salvo:NAME", "type:NAME"}) forms.emplace_back(form);
  }
  if (kind.is_of(GroupKind::threats) || kind.is_of(GroupKind::asset)) forms.emplace_back("asset:NAME");
  if (kind.is_of(GroupKind::system)) forms.emplace_back("system:NAME");
  if (kind.is_of(GroupKind::bus)) forms.emplace_back("bus:NAME");
  if (kind.is_of(GroupKind::battery)) forms.emplace_back("battery:NAME");
  if (kind.is_of(GroupKind::sensor)) forms.emplace_back("sensor:NAME");
  if (kind.is_of(GroupKind::event)) forms.emplace_back("NAME");
  return forms;
}

/// What to write in place of a group that there is not.
std::string advice(const MetricKind& kind, const std::string& name, const std::vector<std::string>& known) {
  // `drone` for `family:drone` is the likeliest slip.
  const auto ends = [&](const std::string& k) { return k.ends_with(":" + name); };
  const auto found = std::find_if(known.begin(), known.end(), ends);
  if (found != known.end()) return "; did you mean " + in_quotes(*found) + "?";
  const std::string listed = suggestion(name, known);
  return listed.empty() ? "; expected " + join_or(forms_of(kind)) : listed;
}

/// Metrics of groups of one kind, group by group.
void append_slots(const Scenario& scenario, GroupKind group, std::vector<MetricSlot>& slots, std::size_t first = 0,
                  std::size_t most = ~std::size_t{0}) {
  const std::vector<std::string> names = names_of(scenario, group);
  for (std::size_t i = first; i < names.size() && i - first < most; ++i) {
    for (const MetricKind& kind : metric_kinds()) {
      if (kind.is_shown_of(group, scenario)) slots.push_back({&kind, {group, i}, {kind.name, names[i]}});
    }
  }
}

}  // namespace

std::vector<MetricSlot> summary_slots(const Scenario& scenario) {
  std::vector<MetricSlot> slots;
  const Groups groups(scenario);
  const std::size_t first_asset = scenario.assets.empty() ? groups.size() : groups.asset(AssetId(0)).index();
  append_slots(scenario, GroupKind::threats, slots, 0, 1);
  append_slots(scenario, GroupKind::whole, slots);
  append_slots(scenario, GroupKind::threats, slots, 1, first_asset - 1);
  for (std::size_t i = 0; i < scenario.assets.size(); ++i) {
    append_slots(scenario, GroupKind::threats, slots, first_asset + i, 1);
    append_slots(scenario, GroupKind::asset, slots, i, 1);
  }
  append_slots(scenario, GroupKind::threats, slots, first_asset + scenario.assets.size());
  append_slots(scenario, GroupKind::system, slots);
  append_slots(scenario, GroupKind::bus, slots);
  append_slots(scenario, GroupKind::event, slots);
  return slots;
}

std::vector<MetricSlot> study_slots(const Scenario& scenario) {
  std::vector<MetricSlot> slots = summary_slots(scenario);
  std::vector<MetricSlot> causes;
  for (const Cause cause : causes_of(scenario)) {
    const MetricName name{cause_names[static_cast<std::size_t>(cause)], "all"};
    causes.push_back({&kind_of(name), {GroupKind::threats, 0}, name});
  }
  const auto after_all =
      std::find_if(slots.begin(), slots.end(), [](const MetricSlot& slot) { return slot.name.group != "all"; });
  slots.insert(after_all, causes.begin(), causes.end());
  return slots;
}

std::vector<Cause> causes_of(const Scenario& scenario) {
  std::vector<Cause> causes;
  for (std::size_t c = 0; c < cause_count; ++c) {
    if (kind_of({cause_names[c], "all"}).is_there(scenario)) causes.push_back(static_cast<Cause>(c));
  }
  return causes;
}

MetricSlot slot_of(const Scenario& scenario, const MetricName& name) {
  const MetricKind& kind = kind_of(name);
  if (!kind.is_there(scenario)) {
    refuse("the scenario has no " + name.metric + "; expected a scenario with " + kind.needs);
  }
  std::vector<std::string> known;
  for (const GroupKind group : all_group_kinds) {
    if (!kind.is_of(group)) continue;
    const std::vector<std::string> names = names_of(scenario, group);
    const auto found = std::find(names.begin(), names.end(), name.group);
    if (found != names.end()) return {&kind, {group, static_cast<std::size_t>(found - names.begin())}, name};
    known.insert(known.end(), names.begin(), names.end());
  }
  refuse("no group " + in_quotes(name.group) + " in the scenario" + advice(kind, name.group, known));
}

}  // namespace bulwark
