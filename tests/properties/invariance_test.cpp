// Changes of a scenario that change nothing: the same tables to the last bit, because draws go by names.
//
// Names that carry draws: salvos (all of a threat's), keys of batteries (availability, reload times) and the paths of
// uncertain parameters. Order carries none, but decides between equals: threats of one rank, batteries that the command
// values alike, the targets that a draw falls to, the sum of several sensors' or jammers' effects in its last bit.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "base/number.h"
#include "base/phrase.h"
#include "properties/law.h"
#include "yaml/flow_text.h"

namespace bulwark::testing {
namespace {

constexpr unsigned invariant_scenarios = 120;
constexpr std::uint32_t invariant_trials = 100;

using Change = std::function<void(Node& scenario)>;

/// The law that a change has no effect on any table.
Law changes_nothing(const Change& change, const std::function<std::string(const std::string&)>& name_after = {}) {
  return [=](const Node& scenario) {
    Node changed = scenario;
    change(changed);
    return first_difference(play(scenario, invariant_trials), play(changed, invariant_trials), name_after);
  };
}

void shuffle(std::vector<Member>& members, std::mt19937& engine) {
  for (std::size_t k = members.size(); k > 1; --k) std::swap(members[k - 1], members[engine() % k]);
}

void to_front(Node& map) {
  std::rotate(map.members.begin(), map.members.end() - 1, map.members.end());
}

TEST(Invariance, ABatteryOutOfReachChangesNothing) {
  expect_law(invariant_scenarios, changes_nothing([](Node& scenario) {
               put(scenario, "systems.distant",
                   "{interceptor: {speed: 900 m/s}, envelope: {range: [0 km, 1 km]}, pk: {drone: 1, cruise: 1}, "
                   "channels: 3, rounds: 0, reaction: 0 s}");
               put(scenario, "batteries.distant", "{system: distant, position: [9000 km, 0 km], count: 2}");
               // In all that goes by order it comes first; but ranks drawn for each battery go by its place.
               const Node& command = part(scenario, "command");
               const bool draws_by_place = command.find("coordination") && part(command, "order").text == "random";
               if (!draws_by_place) to_front(part(scenario, "batteries"));
             }));
}

TEST(Invariance, AJammerOfRateZeroChangesNothing) {
  expect_law(invariant_scenarios, changes_nothing([](Node& scenario) {
               put(scenario, "jammers.idle",
                   "{position: [1 km, 2 km], radius: 40 km, rate: {uav: 0 /min, rocket: 0 /s, cruise: 0 /h}}");
               to_front(part(scenario, "jammers"));
             }));
}

TEST(Invariance, SensorsThatSeeNothingChangeNothing) {
  expect_law(invariant_scenarios, changes_nothing([](Node& scenario) {
               if (!scenario.find("sensors")) return;  // without any, all is seen
               put(scenario, "sensors.blind", "{position: [0 km, 0 km], max_range: 100 km, scan: 1 s, pd: 0}");
               to_front(part(scenario, "sensors"));
               put(scenario, "sensors.distant", "{position: [9000 km, 0 km], max_range: 20 km, scan: 1 s, pd: 1}");
             }));
}

TEST(Invariance, AChannelBeyondWhatTheRaidCanFillChangesNothing) {
  const auto with_channels = [](const Node& scenario, const char* channels) {
    Node changed = scenario;
    drop(changed.find("uncertain"), "systems.first.channels");
    for (Member& system : part(changed, "systems").members) {
      put(changed, "systems." + system.key + ".channels", channels);
    }
    return play(changed, invariant_trials);
  };
  expect_law(invariant_scenarios, [&](const Node& scenario) {
    return first_difference(with_channels(scenario, "2000"), with_channels(scenario, "2001"));
  });
}

/// A whole number of one unit in another of the same value, where both are exact.
std::string in_other_unit(const std::string& text, std::mt19937& engine) {
  struct Step {
    const char* from;
    const char* to;
    int multiply;
    int divide;
  };
  static const std::vector<Step> steps = {{"km", "m", 1000, 1},   {"s", "ms", 1000, 1},  {"s", "min", 1, 60},
                                          {"m/s", "km/h", 18, 5}, {"MW", "kW", 1000, 1}, {"MW", "W", 1'000'000, 1},
                                          {"/min", "/h", 60, 1},  {"/min", "/s", 1, 60}};
  const std::size_t length = number_length(text);
  const std::string unit(trimmed(text.substr(length)));
  const bool is_whole = length > 0 && text.find_first_of(".eE") == std::string::npos;
  if (!is_whole || unit.empty()) return text;
  const std::int64_t value = std::stoll(text.substr(0, length));
  std::vector<std::string> others = {text};
  for (const Step& step : steps) {
    if (unit != step.from || value % step.divide != 0) continue;
    others.push_back(std::to_string(value / step.divide * step.multiply) + " " + step.to);
  }
  return others[engine() % others.size()];
}

/// A probability in whole hundredths as a percentage.
std::string in_percent(const std::string& text) {
  return std::to_string(std::lround(std::stod(text) * 100)) + " %";
}

TEST(Invariance, UnitsDoNotMatter) {
  static const std::set<std::string> shares = {
      "pk",           "pd",          "reliability", "accuracy",      "lethality",
      "availability", "missed_kill", "false_kill",  "real_as_decoy", "decoy_as_real"};
  expect_law(invariant_scenarios, changes_nothing([](Node& scenario) {
               std::mt19937 engine(5);
               for_scalars(scenario, "", [&](Node& scalar, const std::string& key) {
                 const bool is_share = shares.contains(key) && number_length(scalar.text) == scalar.text.size();
                 if (is_share && engine() % 2 == 0) scalar.text = in_percent(scalar.text);
                 if (!is_share) scalar.text = in_other_unit(scalar.text, engine);
               });
             }));
}

/// Shuffles all maps but those whose order decides between equals.
void shuffle_keys(Node& node, const std::string& key, std::mt19937& engine) {
  static const std::set<std::string> ordered = {"raid", "batteries", "sensors", "jammers", "targets"};
  if (!ordered.contains(key)) shuffle(node.members, engine);
  for (Node& item : node.items) shuffle_keys(item, "", engine);
  for (Member& member : node.members) shuffle_keys(member.value, member.key, engine);
}

TEST(Invariance, TheOrderOfKeysDoesNotMatter) {
  expect_law(invariant_scenarios, changes_nothing([](Node& scenario) {
               std::mt19937 engine(6);
               shuffle_keys(scenario, "", engine);
             }));
}

const std::map<std::string, std::string>& other_names() {
  static const std::map<std::string, std::string> names = {
      {"site0", "zoo"},   {"site1", "bridge"}, {"site2", "a site"}, {"drone", "x1"},     {"rocket", "x2"},
      {"foam", "x3"},     {"uav", "slow"},     {"first", "sa"},     {"second", "s-a"},   {"sensor0", "eye"},
      {"sensor1", "ear"}, {"sensor2", "nose"}, {"jammer0", "hum"},  {"jammer1", "buzz"}, {"cruise", "x4"}};
  return names;
}

std::string renamed(const std::string& name) {
  const auto found = other_names().find(name);
  return found == other_names().end() ? name : found->second;
}

void rename(Node& node) {
  if (node.kind == NodeKind::scalar) node.text = renamed(node.text);
  for (Node& item : node.items) rename(item);
  for (Member& member : node.members) {
    member.key = renamed(member.key);
    rename(member.value);
  }
}

/// The same of a name made of several, as `family:uav`.
std::string renamed_parts(const std::string& name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string::npos) return renamed(name);
  return renamed(name.substr(0, colon)) + ":" + renamed_parts(name.substr(colon + 1));
}

TEST(Invariance, NamesOfAssetsTypesFamiliesSystemsSensorsAndJammersDoNotMatter) {
  expect_law(invariant_scenarios, [](const Node& scenario) {
    Node plain = scenario;
    drop(&plain, "uncertain");  // draws by its paths
    return changes_nothing(rename, renamed_parts)(plain);
  });
}

TEST(Invariance, TheOrderOfSalvosDoesNotMatterWhereNoTwoThreatsAreEqual) {
  expect_law(invariant_scenarios, [](const Node& scenario) {
    Node spread = scenario;
    spread_launches(spread, 97);
    return changes_nothing([](Node& changed) {
      std::vector<Member>& salvos = part(changed, "raid").members;
      std::reverse(salvos.begin(), salvos.end());
    })(spread);
  });
}

TEST(Invariance, TheOrderOfBatteriesDoesNotMatterWhereNoTwoAreEqual) {
  expect_law(invariant_scenarios, [](const Node& scenario) {
    Node spread = scenario;
    spread_launches(spread, 97);
    for (const char* key : {"policy", "coordination"}) drop(spread.find("command"), key);  // greedy, central
    put(spread, "command.weapon", "nearest");
    std::set<std::string> places;
    for (Member& battery : part(spread, "batteries").members) {
      if (!places.insert(flow_text(part(battery.value, "position"))).second) {
        return std::string();  // two in one place are equally near
      }
    }
    return changes_nothing([](Node& changed) {
      std::vector<Member>& batteries = part(changed, "batteries").members;
      std::reverse(batteries.begin(), batteries.end());
    })(spread);
  });
}

}  // namespace
}  // namespace bulwark::testing
