#include "format/drawn_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "distributions/variable.h"
#include "format/uncertain_effect.h"
#include "scenario/uncertain_fields.h"

namespace bulwark {

namespace {

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

void warn_of_drawn_settings(const Node& root, const Scenario& scenario, Diagnostics& diagnostics) {
  const Settings settings(root, diagnostics);
  std::set<std::string> told;
  for (const UncertainParameter& parameter : scenario.uncertain) {
    if (told.insert(parameter.path).second) settings.check(parameter.path, parameter);
  }
  for (const UncertainParameter& parameter : scenario.uncertain) {
    if (parameter.scope != UncertainScope::battery_key) continue;
    const std::string below = parameter.path.substr(("batteries." + parameter.key).size());
    for (const Battery& battery : scenario.batteries) {
      if (battery.key != parameter.key) continue;
      if (!is_drawn_by_batteries(scenario, battery.system, below, parameter.field)) continue;
      const std::string of_system = "systems." + scenario.systems[battery.system].name + below;
      if (told.insert(of_system).second) settings.check(of_system, parameter);
    }
  }
}

}  // namespace bulwark
