#include "properties/scenario_tree.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "base/input_error.h"
#include "format/load.h"
#include "yaml/flow_text.h"
#include "yaml/override.h"
#include "yaml/parse.h"

namespace bulwark::testing {

namespace {

void expect_none(const Diagnostics& diagnostics) {
  if (diagnostics.has_errors()) throw InputErrors(diagnostics.errors());
}

/// Half of a whole number above 1, else empty.
std::string halved(const std::string& text) {
  const bool is_whole = !text.empty() && text.size() < 8 &&
                        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_whole && std::stoi(text) > 1 ? std::to_string(std::stoi(text) / 2) : "";
}

/// Every tree that is one step smaller, the largest steps first.
std::vector<Node> reductions(const Node& node) {
  std::vector<Node> smaller;
  if (node.kind == NodeKind::scalar && !halved(node.text).empty()) {
    smaller.push_back(node);
    smaller.back().text = halved(node.text);
  }
  for (std::size_t k = 0; k < node.members.size(); ++k) {
    smaller.push_back(node);
    smaller.back().members.erase(smaller.back().members.begin() + static_cast<std::ptrdiff_t>(k));
  }
  for (std::size_t k = 0; k < node.items.size(); ++k) {
    smaller.push_back(node);
    smaller.back().items.erase(smaller.back().items.begin() + static_cast<std::ptrdiff_t>(k));
  }
  for (std::size_t k = 0; k < node.members.size(); ++k) {
    for (Node& value : reductions(node.members[k].value)) {
      smaller.push_back(node);
      smaller.back().members[k].value = std::move(value);
    }
  }
  return smaller;
}

}  // namespace

Node tree_of(const std::string& text) {
  Diagnostics diagnostics({"tree.yaml"});
  Node root = parse_yaml(text, 0, diagnostics);
  expect_none(diagnostics);
  return root;
}

std::string yaml_of(const Node& scenario) {
  std::string text;
  for (const Member& section : scenario.members) {
    if (section.value.kind != NodeKind::map || section.value.members.empty()) {
      text += section.key + ": " + flow_text(section.value) + "\n";
      continue;
    }
    text += section.key + ":\n";
    for (const Member& entry : section.value.members) text += "  " + entry.key + ": " + flow_text(entry.value) + "\n";
  }
  return text;
}

Scenario load_tree(const Node& scenario) {
  return load_scenario_text(yaml_of(scenario), "tree.yaml").scenario;
}

void put(Node& scenario, const std::string& path, const std::string& value) {
  Diagnostics diagnostics({"tree.yaml", path});
  apply_override({path, value}, 1, scenario, diagnostics);
  expect_none(diagnostics);
}

const Node& part(const Node& map, const std::string& key) {
  const Node* found = map.find(key);
  if (found == nullptr) throw std::out_of_range("no " + key);
  return *found;
}

Node& part(Node& map, const std::string& key) {
  return const_cast<Node&>(part(static_cast<const Node&>(map), key));
}

void drop(Node* map, const std::string& key) {
  if (map == nullptr) return;
  std::erase_if(map->members, [&](const Member& member) { return member.key == key; });
}

void for_scalars(Node& node, const std::string& key, const std::function<void(Node&, const std::string&)>& visit) {
  if (node.kind == NodeKind::scalar) visit(node, key);
  for (Node& item : node.items) for_scalars(item, key, visit);
  for (Member& member : node.members) for_scalars(member.value, key == "pk" ? key : member.key, visit);
}

void spread_launches(Node& scenario, int width_s) {
  for (Member& salvo : part(scenario, "raid").members) {
    const char* timing = salvo.value.find("arrive") ? "arrive" : "launch";
    put(part(salvo.value, timing), "offset", "{uniform: " + std::to_string(width_s) + " s}");
  }
}

Node shrink(Node scenario, const std::function<bool(const Node&)>& fails) {
  const auto still_fails = [&](const Node& candidate) {
    try {
      return fails(candidate);
    } catch (const std::exception&) {
      return false;  // no longer a scenario, or another fault
    }
  };
  for (bool is_smaller = true; is_smaller;) {
    is_smaller = false;
    std::vector<Node> candidates = reductions(scenario);
    for (std::size_t k = 0; k < candidates.size();) {
      if (!still_fails(candidates[k])) {
        ++k;
        continue;
      }
      scenario = std::move(candidates[k]);
      candidates = reductions(scenario);  // k now counts what came after
      is_smaller = true;
    }
  }
  return scenario;
}

}  // namespace bulwark::testing
