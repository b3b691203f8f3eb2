#include "study/factor_paths.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/phrase.h"
#include "base/suggest.h"

namespace bulwark {

namespace {

/// Sections that a factor may change, and whether their keys are names of the author's.
struct Section {
  const char* name;
  bool is_named;
};
constexpr Section sections[] = {{"assets", true},    {"threats", true},   {"raid", true},      {"sensors", true},
                                {"systems", true},   {"batteries", true}, {"jammers", true},   {"command", false},
                                {"campaign", false}, {"grid", false},     {"uncertain", false}};

std::vector<std::string> split(const std::string& path) {
  std::vector<std::string> keys(1);
  for (const char c : path) {
    if (c == '.') {
      keys.emplace_back();
    } else {
      keys.back() += c;
    }
  }
  return keys;
}

/// A path of two keys may name a new object, whose value is then a map.
bool makes_object(const std::vector<std::string>& keys, const Factor& factor) {
  const auto is_map = [](const Level& level) { return level.values[0].starts_with('{'); };
  return keys.size() == 2 && !factor.levels.empty() && std::all_of(factor.levels.begin(), factor.levels.end(), is_map);
}

void check_path(const Value& value, const Factor& factor, const std::string& path, const Node& root) {
  const std::vector<std::string> keys = split(path);
  if (std::find(keys.begin(), keys.end(), "") != keys.end()) {
    return value.error(in_quotes(path) + " is no path; expected keys joined by dots, as raid.drones.count");
  }
  std::vector<std::string> names;
  for (const Section& section : sections) names.emplace_back(section.name);
  const auto section = std::find_if(std::begin(sections), std::end(sections),
                                    [&](const Section& candidate) { return candidate.name == keys[0]; });
  if (section == std::end(sections)) {
    return value.error(fmt::format("path {}: a study cannot change {}{}", in_quotes(path), in_quotes(keys[0]),
                                   suggestion(keys[0], names)));
  }
  if (root.kind != NodeKind::map) return;  // what is missing or no YAML has been told
  if (keys.size() < 2 || !section->is_named || makes_object(keys, factor)) return;
  const std::vector<std::string> known = keys_of(root.find(keys[0]));
  if (std::find(known.begin(), known.end(), keys[1]) != known.end()) return;
  value.error(fmt::format("path {}: the scenario has no {} in {}{}", in_quotes(path), in_quotes(keys[1]), keys[0],
                          suggestion(keys[1], known)));
}

}  // namespace

void check_factor_paths(const Value& value, const Factor& factor, const Node& scenario_root) {
  for (const std::string& path : factor.paths) check_path(value, factor, path, scenario_root);
}

void check_overlaps(const Value& factors_value, const std::vector<Factor>& factors) {
  std::vector<std::string> earlier;
  for (const Factor& factor : factors) {
    for (const std::string& path : factor.paths) {
      for (const std::string& other : earlier) {
        if (other == path || other.starts_with(path + ".")) {
          factors_value.error(
              fmt::format("factor {} sets {} again, which an earlier one has set to {}; expected the "
                          "whole section before its parts, and every path once",
                          in_quotes(factor.name), in_quotes(path), in_quotes(other)));
        }
      }
      earlier.push_back(path);
    }
  }
}

}  // namespace bulwark
