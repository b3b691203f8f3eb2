#include "format/uncertain_effect.h"

#include <algorithm>
#include <sstream>

#include "base/phrase.h"
#include "format/battery_members.h"

namespace bulwark {

namespace {

bool is_taken_by_a_battery(const UncertainParameter& parameter, const Scenario& scenario, const std::string& key) {
  const auto takes = [&](const Battery& battery) {
    const auto& own = battery.own_keys;
    return battery.system.index() == parameter.index && std::find(own.begin(), own.end(), key) == own.end();
  };
  return std::any_of(scenario.batteries.begin(), scenario.batteries.end(), takes);
}

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

}  // namespace bulwark
