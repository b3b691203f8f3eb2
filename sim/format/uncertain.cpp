#include <algorithm>
#include <array>
#include <span>

#include "base/phrase.h"
#include "base/suggest.h"
#include "distributions/written.h"
#include "format/fire_unit.h"
#include "format/joint_draws.h"
#include "format/sections.h"
#include "format/uncertain_effect.h"
#include "scenario/uncertain_targets.h"

namespace bulwark {

namespace {

// Keys whose values the tables are compiled from, before any trial.
constexpr std::array geometry_keys{"position", "from",   "via",       "lanes",    "lane_spacing", "speed", "profile",
                                   "altitude", "apogee", "signature", "envelope", "interceptor",  "mast",  "max_range",
                                   "scan",     "radar",  "pd",        "sees",     "radius",       "ring",  "targets"};

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

/// The keys of the format that a thing in this section may have; none where the section is unknown.
std::span<const Key> keys_in(std::string_view section) {
  if (section == "assets") return asset_keys();
  if (section == "threats") return threat_keys();
  if (section == "raid") return salvo_keys();
  if (section == "sensors") return sensor_keys();
  if (section == "systems") return fire_unit_keys();
  if (section == "batteries") return battery_keys();
  if (section == "jammers") return jammer_keys();
  if (section == "command") return command_keys();
  if (section == "campaign") return campaign_keys();
  if (section == "grid") return grid_keys();
  return {};
}

/// Sections that are a thing by themselves, not a map of things by name.
bool is_thing(const std::string& section) {
  return section == "command" || section == "campaign" || section == "grid";
}

/// Keys below the name of a thing.
std::vector<std::string> own_keys(const std::vector<std::string>& keys) {
  const std::size_t owner = !keys.empty() && is_thing(keys[0]) ? 1 : 2;
  return {keys.begin() + static_cast<std::ptrdiff_t>(std::min(owner, keys.size())), keys.end()};
}

/// A key that the thing has by default, though the file does not write it. Below pk, rate and reload a key that is not
/// there leads to nothing: they have no defaults. So do the parts of a campaign and of a grid.
bool leads_to_default(const Node& root, const std::vector<std::string>& keys) {
  const std::vector<std::string> own = own_keys(keys);
  if (own.empty()) return false;
  if (!is_thing(keys[0]) && !leads_somewhere(root, {keys[0], keys[1]})) return false;
  if (own.size() > 1 && (keys[0] == "campaign" || keys[0] == "grid")) return false;
  if (own.size() > 1 && (own[0] == "pk" || own[0] == "rate" || own[0] == "reload")) return false;
  const std::span<const Key> known = keys_in(keys[0]);
  return std::any_of(known.begin(), known.end(), [&](const Key& key) { return key.name == own[0]; });
}

std::string why_not(const std::string& path, const std::vector<std::string>& keys) {
  const std::vector<std::string> own = own_keys(keys);
  const std::string study = "; make it a factor of a study";
  if (keys[0] == "campaign" || keys[0] == "grid") {
    const bool is_rate = !own.empty() && (own.back() == "production" || own.back() == "delivery");
    if (is_rate) return in_quotes(path) + " has steps in time; only one rate can be uncertain" + study;
    return in_quotes(path) + " cannot be uncertain; of a " + keys[0] + " only " +
           (keys[0] == "grid" ? "demand and imports can"
                              : "initial amounts, rates, crews and times of repair and replacement can") +
           study;
  }
  const bool is_geometry = std::any_of(own.begin(), own.end(), [](const std::string& key) {
    return std::find(geometry_keys.begin(), geometry_keys.end(), key) != geometry_keys.end();
  });
  return in_quotes(path) +
         (is_geometry ? " would change routes, envelopes or coverage, which are settled before any trial"
                      : " cannot be uncertain; only probabilities, counts, rates and times of engagements can") +
         study;
}

/// Says what is wrong with the path, and with the distribution too, as of the parameter that was probably meant.
void complain_of_path(const Entry& entry, const std::vector<UncertainTarget>& targets, const Reading& reading) {
  const auto complain = [&](const std::string& message) {
    entry.value.diagnostics->error(entry.name_place, entry.value.path, message);
  };
  const std::vector<std::string> keys = keys_of_path(entry.name);
  if (leads_somewhere(reading.root, keys) || leads_to_system(reading, keys) || leads_to_default(reading.root, keys)) {
    complain(why_not(entry.name, keys));
    check_distribution(entry.value);
    return;
  }
  std::vector<std::string> known;
  for (const UncertainTarget& target : targets) known.push_back(target.parameter.path);
  const std::string nearest = nearest_name(entry.name, known);
  const std::string hint =
      nearest.empty() ? "; expected a path as systems.NAME.availability" : "; did you mean " + in_quotes(nearest) + "?";
  complain("no parameter has the path " + in_quotes(entry.name) + hint);
  const auto meant = std::find(known.begin(), known.end(), nearest);
  if (meant == known.end()) return check_distribution(entry.value);
  DistributionOf{targets[static_cast<std::size_t>(meant - known.begin())].variable}(entry.value);
}

}  // namespace

void read_uncertain(const Value& section, Reading& reading) {
  const std::vector<UncertainTarget> targets = uncertain_targets(reading.scenario);
  for (const Entry& entry :
       entries_of(section, "distributions by path, as systems.medium_sam.pk.drone: {beta: [17, 3]}")) {
    if (entry.value.describes()) return check_distribution(entry.value);  // which paths there are, each file says
    if (entry.name == joint_draws_key) continue;                          // read_joint_draws() has been there
    const auto target = std::find_if(targets.begin(), targets.end(), [&](const UncertainTarget& candidate) {
      return candidate.parameter.path == entry.name;
    });
    if (target == targets.end()) {
      complain_of_path(entry, targets, reading);
      continue;
    }
    UncertainParameter parameter = target->parameter;
    const auto is_same = [&](const UncertainParameter& other) { return other.path == entry.name; };
    if (std::any_of(reading.scenario.uncertain.begin(), reading.scenario.uncertain.end(), is_same)) {
      entry.value.diagnostics->error(entry.name_place, entry.value.path,
                                     "is a column of the joint draws, too; expected one of the two");
    }
    if (parameter.field == UncertainField::count &&
        !reading.scenario.salvos[SalvoId(parameter.index)].count.is_constant()) {
      entry.value.diagnostics->error(entry.name_place, entry.value.path,
                                     "the count is a distribution already; expected one of the two");
    }
    check_effect(parameter, reading, entry.name_place, entry.value);
    const auto distribution = DistributionOf{target->variable}(entry.value);
    if (!distribution) continue;
    parameter.distribution = *distribution;
    reading.scenario.uncertain.push_back(std::move(parameter));
  }
}

}  // namespace bulwark
