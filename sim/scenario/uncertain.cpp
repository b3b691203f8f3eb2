#include <algorithm>
#include <array>
#include <sstream>

#include "base/phrase.h"
#include "base/suggest.h"
#include "scenario/distributions.h"
#include "scenario/sections.h"
#include "scenario/uncertain_targets.h"

namespace bulwark {

namespace {

// Keys whose values the tables are compiled from, before any trial.
constexpr std::array geometry_keys{"position", "from",   "via",       "lanes",    "lane_spacing", "speed", "profile",
                                   "altitude", "apogee", "signature", "envelope", "interceptor",  "mast",  "max_range",
                                   "scan",     "radar",  "pd",        "sees",     "radius",       "ring",  "targets"};

std::vector<std::string> split(const std::string& path) {
  std::vector<std::string> keys;
  std::istringstream stream(path);
  for (std::string key; std::getline(stream, key, '.');) keys.push_back(key);
  return keys;
}

bool leads_somewhere(const Node& root, const std::vector<std::string>& keys) {
  const Node* node = &root;
  for (const std::string& key : keys) {
    node = node->find(key);
    if (node == nullptr) return false;
  }
  return !keys.empty();
}

/// A battery's key that its system has, though the file does not write it there.
bool leads_to_system(const Reading& reading, const std::vector<std::string>& keys) {
  if (keys.size() < 3 || keys[0] != "batteries") return false;
  for (const Battery& battery : reading.scenario.batteries) {
    if (battery.key != keys[1] || battery.system.index() >= reading.scenario.systems.size()) continue;
    std::vector<std::string> of_system{"systems", reading.scenario.systems[battery.system].name};
    of_system.insert(of_system.end(), keys.begin() + 2, keys.end());
    return leads_somewhere(reading.root, of_system);
  }
  return false;
}

void complain_of_path(const Entry& entry, const std::vector<UncertainTarget>& targets, const Reading& reading) {
  const std::vector<std::string> keys = split(entry.name);
  std::string message;
  if (leads_somewhere(reading.root, keys) || leads_to_system(reading, keys)) {
    const bool is_geometry = std::any_of(keys.begin(), keys.end(), [](const std::string& key) {
      return std::find(geometry_keys.begin(), geometry_keys.end(), key) != geometry_keys.end();
    });
    message = in_quotes(entry.name) +
              (is_geometry ? " would change routes, envelopes or coverage, which are settled before any trial"
                           : " cannot be uncertain; only probabilities, counts, rates and times of engagements can") +
              "; make it a factor of a study";
  } else {
    std::vector<std::string> known;
    for (const UncertainTarget& target : targets) known.push_back(target.parameter.path);
    const std::string nearest = nearest_name(entry.name, known);
    message = "no parameter has the path " + in_quotes(entry.name) +
              (nearest.empty() ? "; expected a path as systems.NAME.availability"
                               : "; did you mean " + in_quotes(nearest) + "?");
  }
  entry.value.diagnostics->error(entry.name_place, entry.value.path, message);
}

/// A parameter that every battery of the system overrides, or that no battery has, would change nothing.
void warn_of_no_effect(const Entry& entry, const UncertainParameter& parameter, const Scenario& scenario) {
  if (parameter.scope != UncertainScope::system) return;
  const std::vector<std::string> keys = split(entry.name);
  for (const Battery& battery : scenario.batteries) {
    if (battery.system.index() != parameter.index) continue;
    if (std::find(battery.own_keys.begin(), battery.own_keys.end(), keys[2]) == battery.own_keys.end()) return;
  }
  entry.value.diagnostics->warning(
      entry.name_place, entry.value.path,
      "no battery takes " + in_quotes(keys[2]) + " from this system, so this has no effect");
}

}  // namespace

void read_uncertain(const Value& section, Reading& reading) {
  const std::vector<UncertainTarget> targets = uncertain_targets(reading.scenario);
  for (const Entry& entry :
       entries_of(section, "distributions by path, as systems.medium_sam.pk.drone: {beta: [17, 3]}")) {
    const auto target = std::find_if(targets.begin(), targets.end(), [&](const UncertainTarget& candidate) {
      return candidate.parameter.path == entry.name;
    });
    if (target == targets.end()) {
      complain_of_path(entry, targets, reading);
      continue;
    }
    UncertainParameter parameter = target->parameter;
    if (parameter.field == UncertainField::count &&
        !reading.scenario.salvos[SalvoId(parameter.index)].count.is_constant()) {
      entry.value.diagnostics->error(entry.name_place, entry.value.path,
                                     "the count is a distribution already; expected one of the two");
    }
    warn_of_no_effect(entry, parameter, reading.scenario);
    const auto distribution = DistributionOf{target->variable}(entry.value);
    if (!distribution) continue;
    parameter.distribution = *distribution;
    reading.scenario.uncertain.push_back(std::move(parameter));
  }
}

}  // namespace bulwark
