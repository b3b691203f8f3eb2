#include "format/uncertain_effect.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string_view>

#include "base/phrase.h"
#include "distributions/variable.h"
#include "format/battery_members.h"
#include "scenario/uncertain_fields.h"

namespace bulwark {

namespace {

bool is_taken_by_a_battery(const UncertainParameter& parameter, const Scenario& scenario, const std::string& key) {
  const auto takes = [&](const Battery& battery) {
    const auto& own = battery.own_keys;
    return battery.system.index() == parameter.index && std::find(own.begin(), own.end(), key) == own.end();
  };
  return std::any_of(scenario.batteries.begin(), scenario.batteries.end(), takes);
}

/// Null where the file has nothing at this path.
const Node* node_at(const Node& root, const std::string& path) {
  const Node* node = &root;
  for (const std::string& key : keys_of_path(path)) {
    node = node->find(key);
    if (node == nullptr) return nullptr;
  }
  return node;
}

bool is_drawn(const Scenario& scenario, const std::string& path) {
  const auto& drawn = scenario.uncertain;
  return std::any_of(drawn.begin(), drawn.end(), [&](const UncertainParameter& other) { return other.path == path; });
}

/// Whether each battery that takes the key from the system has it drawn by a path of its own, which goes before.
bool is_drawn_by_batteries(const Scenario& scenario, SystemId system, const std::string& below, UncertainField field) {
  const std::string_view own_key = rule_of(field).own_key();
  return std::all_of(scenario.batteries.begin(), scenario.batteries.end(), [&](const Battery& battery) {
    if (battery.system != system) return true;
    const bool has_own = std::find(battery.own_keys.begin(), battery.own_keys.end(), own_key) != battery.own_keys.end();
    return has_own || is_drawn(scenario, "batteries." + battery.key + below);
  });
}

class Settings {
 public:
  Settings(const Node& root, Diagnostics& diagnostics) : root_(root), diagnostics_(diagnostics) {}

  /// Where the value at `path` was set and the one at `by` is drawn.
  void check(const std::string& path, const UncertainParameter& by) const {
    const Node* const node = node_at(root_, path);
    if (node == nullptr || node->place.source == 0) return;
    const std::string hint = by.is_joint ? "" : fmt::format("; expected the path uncertain.{}", by.path);
    // A time that is itself a distribution keeps its shape, scaled to the mean that is drawn.
    const bool has_shape = node->kind == NodeKind::map && rule_of(by.field).variable == Variable::time;
    diagnostics_.warning(node->place, path,
                         fmt::format("{} drawn anew in each trial ({}), so that {} is of no effect{}",
                                     has_shape ? "its mean is" : "is", by.is_joint ? "uncertain.draws" : "uncertain",
                                     has_shape ? "the one of this distribution" : "this value", hint));
  }

 private:
  const Node& root_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<std::string> keys_of_path(const std::string& path) {
  std::vector<std::string> keys;
  std::istringstream stream(path);
  for (std::string key; std::getline(stream, key, '.');) keys.push_back(key);
  return keys;
}

void check_effect(const UncertainParameter& parameter, const Reading& reading, const Place& place, const Value& value,
                  const std::string& prefix) {
  const std::vector<std::string> keys = keys_of_path(parameter.path);
  if (parameter.scope == UncertainScope::system && !is_taken_by_a_battery(parameter, reading.scenario, keys[2])) {
    value.diagnostics->warning(
        place, value.path,
        prefix + "no battery takes " + in_quotes(keys[2]) + " from this system, so this has no effect");
  }
  if (parameter.scope != UncertainScope::battery_key) return;
  const std::string member = member_with_own(*reading.root.find(keys[0])->find(keys[1]), keys[1], keys[2]);
  if (member.empty()) return;
  value.diagnostics->error(place, value.path,
                           prefix + in_quotes(member) + " has " + in_quotes(keys[2]) +
                               " of its own, and this draws one for all of " + in_quotes(keys[1]) +
                               "; expected one of the two");
}

void warn_of_drawn_settings(const Node& root, const Scenario& scenario, Diagnostics& diagnostics) {
  const Settings settings(root, diagnostics);
  std::set<std::string> told;
  for (const UncertainParameter& parameter : scenario.uncertain) {
    if (told.insert(parameter.path).second) settings.check(parameter.path, parameter);
  }
  for (const UncertainParameter& parameter : scenario.uncertain) {
    if (parameter.scope != UncertainScope::battery_key) continue;
    const std::string below = parameter.path.substr(("batteries." + parameter.key).size());
    // The batteries of a ring have one system.
    const auto battery = std::find_if(scenario.batteries.begin(), scenario.batteries.end(),
                                      [&](const Battery& one) { return one.key == parameter.key; });
    if (battery == scenario.batteries.end()) continue;
    const std::string of_system = "systems." + scenario.systems[battery->system].name + below;
    const bool is_new = told.insert(of_system).second;
    if (is_new && is_drawn_by_batteries(scenario, battery->system, below, parameter.field)) {
      settings.check(of_system, parameter);
    }
  }
}

}  // namespace bulwark
