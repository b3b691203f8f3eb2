#include "plan/scenario_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/phrase.h"
#include "base/suggest.h"

namespace bulwark {

namespace {

/// The value at a path of keys; null after a complaint.
const Node* value_at(const Entry& entry, const Node& root) {
  const Node* node = &root;
  std::string done;
  std::string rest = entry.name;
  while (true) {
    const std::size_t dot = rest.find('.');
    const std::string key = rest.substr(0, dot);
    const Node* const next = node->find(key);
    if (next == nullptr) {
      entry.value.error(fmt::format("{} has no {} to add to{}", done.empty() ? "the scenario" : done, in_quotes(key),
                                    suggestion(key, keys_of(node))));
      return nullptr;
    }
    node = next;
    if (dot == std::string::npos) return node;
    done += (done.empty() ? "" : ".") + key;
    rest = rest.substr(dot + 1);
  }
}

/// Whether a path is another's, or holds it.
bool holds(const std::string& path, const std::string& other) {
  return other == path || other.starts_with(path + ".");
}

/// Where it puts a value of its own: what it sets, and the battery that it buys.
std::vector<std::string> paths_set_by(const Item& item) {
  std::vector<std::string> paths;
  for (const Override& set : item.sets) paths.push_back(set.path);
  if (item.battery) paths.push_back("batteries." + item.battery->key);
  return paths;
}

}  // namespace

std::optional<Increment> increment_at(const Entry& entry, const WrittenMeasure& amount, const Node& scenario_root) {
  if (scenario_root.kind != NodeKind::map) return std::nullopt;  // what is missing has been told
  const Node* const node = value_at(entry, scenario_root);
  if (node == nullptr) return std::nullopt;
  const auto base = node->kind == NodeKind::scalar ? written_measure(node->text) : std::nullopt;
  if (!base) {
    entry.value.error(fmt::format("the scenario has {} there; expected a path to a number", shape_of(*node)));
    return std::nullopt;
  }
  const auto each = value_in(base->unit, amount);
  if (!each) {
    entry.value.error(fmt::format("{} cannot be added to {}; expected {}", in_quotes(entry.value.node->text),
                                  in_quotes(node->text),
                                  base->unit.empty() ? "a plain number" : "an amount in " + base->unit));
    return std::nullopt;
  }
  return Increment{entry.name, base->value, *each, base->unit};
}

std::optional<std::string> clash_of(const Item& item, const Item& other) {
  const std::vector<std::string> others = paths_set_by(other);
  for (const std::string& set : paths_set_by(item)) {
    const auto is_hit = [&](const std::string& path) { return holds(set, path) || holds(path, set); };
    if (std::any_of(others.begin(), others.end(), is_hit)) return set;
    for (const Increment& add : other.adds) {
      if (is_hit(add.path)) return set;
    }
  }
  for (const Increment& add : item.adds) {
    for (const std::string& set : others) {
      if (holds(set, add.path) || holds(add.path, set)) return add.path;
    }
  }
  return std::nullopt;
}

}  // namespace bulwark
