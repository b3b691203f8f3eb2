#include "format/event_groups.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/phrase.h"
#include "base/suggest.h"

namespace bulwark {

namespace {

constexpr std::array<std::string_view, 5> kinds_of_threats = {"family", "salvo", "type", "asset", "target"};
constexpr std::array<std::pair<std::string_view, GroupKind>, 6> other_kinds = {{{"asset", GroupKind::asset},
                                                                                {"system", GroupKind::system},
                                                                                {"bus", GroupKind::bus},
                                                                                {"battery", GroupKind::battery},
                                                                                {"sensor", GroupKind::sensor},
                                                                                {"event", GroupKind::event}}};

/// The words for kinds of group that a quantity has.
std::vector<std::string> kinds_of(const EventQuantity& quantity) {
  if (quantity.is_of(GroupKind::threats)) return {kinds_of_threats.begin(), kinds_of_threats.end()};
  std::vector<std::string> kinds;
  for (const auto& [word, kind] : other_kinds) {
    if (quantity.is_of(kind)) kinds.emplace_back(word);
  }
  return kinds;
}

GroupKind kind_called(std::string_view word) {
  const auto found =
      std::find_if(other_kinds.begin(), other_kinds.end(), [&](const auto& of) { return of.first == word; });
  return found->second;
}

[[noreturn]] void refuse_at(std::size_t column, const std::string& message) {
  throw EventSyntaxError({column, message});
}

/// What selects the same thing of a threat.
std::string slot_of(const std::string& kind) {
  return kind == "asset" ? "target" : kind;
}

}  // namespace

EventGroups::EventGroups(const Reading& reading, bool is_whole) : reading_(reading), is_whole_(is_whole) {
  std::set<TargetId> targets;
  for (const Salvo& salvo : reading.scenario.salvos) {
    for (const SalvoTarget& aim : salvo.targets) targets.insert(aim.target);
  }
  targets_.assign(targets.begin(), targets.end());
}

EventGroups::Names EventGroups::names_of(std::string_view kind) const {
  const auto of_table = [](const NameTable& table) { return Names{table.names(), table.is_complete()}; };
  if (kind == "family") return of_table(reading_.names.families);
  if (kind == "salvo") return of_table(reading_.names.salvos);
  if (kind == "type") return of_table(reading_.names.types);
  if (kind == "asset") return of_table(reading_.names.assets);
  if (kind == "system") return of_table(reading_.names.systems);
  if (kind == "sensor") return of_table(reading_.names.sensors);
  Names found{{}, is_whole_};
  const Scenario& scenario = reading_.scenario;
  if (kind == "event") found = {events_, true};
  if (kind == "bus" && scenario.grid) {
    for (const Bus& bus : scenario.grid->buses) found.names.push_back(bus.name);
  }
  if (kind == "battery") {
    for (const Battery& battery : scenario.batteries) found.names.push_back(battery.name);
  }
  if (kind == "target") {
    for (const TargetId target : targets_) found.names.push_back(name_of(scenario, target));
  }
  return found;
}

std::optional<std::size_t> EventGroups::index_of(std::string_view kind, const EventSelector& selector) const {
  const Names known = names_of(kind);
  const auto found = std::find(known.names.begin(), known.names.end(), selector.name);
  if (found != known.names.end()) return static_cast<std::size_t>(found - known.names.begin());
  if (!known.is_complete) return std::nullopt;
  const std::string of = kind == "target" ? "no salvo has a target called " : "no " + std::string(kind) + " is called ";
  const std::string hint = known.names.empty()
                               ? (kind == "event" ? "; none stands before this one" : "; there is none at all")
                               : suggestion(selector.name, known.names);
  refuse_at(selector.name_column, of + in_quotes(selector.name) + hint);
}

std::string EventGroups::kind_of(const EventQuantity& quantity, const EventSelector& selector) const {
  const std::string name(quantity.name);
  const std::vector<std::string> kinds = kinds_of(quantity);
  if (!selector.kind.empty()) {
    if (std::find(kinds.begin(), kinds.end(), selector.kind) != kinds.end()) return selector.kind;
    refuse_at(selector.column, kinds.empty() ? name + " is of the whole trial alone; expected no group"
                                             : "no groups of " + name + " are called " + in_quotes(selector.kind) +
                                                   "; expected " + join_or(kinds));
  }
  std::vector<std::string> having;
  for (const std::string& kind : kinds) {
    const std::vector<std::string> names = names_of(kind).names;
    if (std::find(names.begin(), names.end(), selector.name) != names.end()) having.push_back(kind);
  }
  if (quantity.is_condition() && kinds.size() == 1) return kinds[0];
  if (quantity.is_condition() && having.size() == 1) return having[0];
  std::vector<std::string> written;
  for (const std::string& kind : having.empty() ? kinds : having) written.push_back(kind + ":" + selector.name);
  if (written.empty()) refuse_at(selector.column, name + " is of the whole trial alone; expected no group");
  refuse_at(selector.column, "of what kind is " + in_quotes(selector.name) + "? expected " + join_or(written));
}

void EventGroups::select(const std::string& kind, std::size_t index, EventTerm& term) const {
  if (term.group.kind != GroupKind::threats) {
    term.group = {kind_called(kind), index};
  } else if (kind == "family") {
    term.threats.family = FamilyId(index);
  } else if (kind == "salvo") {
    term.threats.salvo = SalvoId(index);
  } else if (kind == "type") {
    term.threats.type = TypeId(index);
  } else {
    term.threats.target = kind == "asset" ? TargetId(AssetId(index)) : targets_[index];
  }
}

std::optional<EventTerm> EventGroups::term(const EventQuantity& quantity, const EventSyntax& syntax,
                                           std::vector<EventFault>& faults) const {
  EventTerm term{quantity.metric->name, {}, {}, 1};
  term.group.kind = quantity.is_of(GroupKind::threats) ? GroupKind::threats : GroupKind::whole;
  const std::size_t faults_before = faults.size();
  std::set<std::string> chosen;
  bool is_known = true;
  for (const EventSelector& selector : syntax.selectors) {
    try {
      if (quantity.is_of_all() && selector.kind.empty() && selector.name == "all") continue;
      const std::string kind = kind_of(quantity, selector);
      if (!chosen.insert(slot_of(kind)).second)
        refuse_at(selector.column, "a second " + slot_of(kind) + "; expected one");
      if (chosen.size() > 1 && !quantity.is_of(GroupKind::threats)) {
        refuse_at(selector.column,
                  "a second group; expected one, as " + std::string(quantity.name) + " has no crossings");
      }
      const auto index = index_of(kind, selector);
      is_known = is_known && index;
      if (index) select(kind, *index, term);
    } catch (const EventSyntaxError& fault) {
      faults.push_back(fault.fault());
    }
  }
  if (syntax.selectors.empty() && !quantity.is_of_all()) {
    faults.push_back({syntax.column, std::string(quantity.name) + " of what? expected " + std::string(quantity.name) +
                                         ":NAME, of " + join_or(kinds_of(quantity))});
  }
  return faults.size() == faults_before && is_known ? std::optional(term) : std::nullopt;
}

bool EventGroups::is_ever(const ThreatSelection& selection) const {
  const Scenario& scenario = reading_.scenario;
  for (std::size_t s = 0; s < scenario.salvos.size(); ++s) {
    const Salvo& salvo = scenario.salvos[SalvoId(s)];
    const auto is_aim = [&](const SalvoTarget& aim) { return !selection.target || aim.target == *selection.target; };
    if (selection.salvo && selection.salvo->index() != s) continue;
    if (selection.type && *selection.type != salvo.type) continue;
    if (selection.family && *selection.family != scenario.types[salvo.type].family) continue;
    if (std::any_of(salvo.targets.begin(), salvo.targets.end(), is_aim)) return true;
  }
  return false;
}

}  // namespace bulwark
