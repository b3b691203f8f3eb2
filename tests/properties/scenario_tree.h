// Scenarios as trees that a test can change and write out again, and the smallest tree that still fails.
#pragma once

#include <functional>
#include <string>

#include "scenario/scenario.h"
#include "yaml/document.h"

namespace bulwark::testing {

/// The tree of a scenario's text, which must be valid YAML.
Node tree_of(const std::string& text);

/// The text again, one entry of a section a line; `bulwark run` reads it.
std::string yaml_of(const Node& scenario);

/// Reads the tree as a file. Throws InputErrors.
Scenario load_tree(const Node& scenario);

/// As `--set PATH=VALUE`.
void put(Node& scenario, const std::string& path, const std::string& value);

/// What stands under a key. Throws std::out_of_range where nothing does, which ends a try of shrink().
Node& part(Node& map, const std::string& key);
const Node& part(const Node& map, const std::string& key);

/// Takes a key out of a map, if both are there.
void drop(Node* map, const std::string& key);

/// Visits every scalar with the key that it stands under, `pk.drone` as "pk" where the map is of that name.
void for_scalars(Node& node, const std::string& key, const std::function<void(Node&, const std::string&)>& visit);

/// Offsets of all salvos uniform over so many seconds, so that no two threats are launched or arrive at one time.
void spread_launches(Node& scenario, int width_s);

/// Takes away what can be taken away (salvos, batteries, sensors, assets, options) and halves whole numbers for as long
/// as the scenario loads and still fails: delta debugging (Zeller and Hildebrandt 2002) along the tree.
Node shrink(Node scenario, const std::function<bool(const Node&)>& fails);

}  // namespace bulwark::testing
