// A node together with its path: what readers read, and complain about.
#pragma once

#include <string>
#include <vector>

#include "yaml/diagnostics.h"
#include "yaml/document.h"

namespace bulwark {

struct Value {
  const Node* node;
  std::string path;
  Diagnostics* diagnostics;

  void error(const std::string& message) const { diagnostics->error(node->place, path, message); }
  void warning(const std::string& message) const { diagnostics->warning(node->place, path, message); }
  /// "SHAPE; expected EXPECTED" about the whole value; silent where something was said already.
  void unexpected(const std::string& expected) const;

  bool is(NodeKind kind) const { return node->kind == kind; }
  std::string child_path(const std::string& key) const { return path.empty() ? key : path + "." + key; }
  Value child(const std::string& key, const Node& child_node) const {
    return {&child_node, child_path(key), diagnostics};
  }
};

/// One entry of a map whose keys are names.
struct Entry {
  std::string name;
  Place name_place;
  Value value;
};

/// Entries of a map, complaining where it is none.
std::vector<Entry> entries_of(const Value& value, const std::string& expected);

/// Elements of a list, complaining where it is none.
std::vector<Value> items_of(const Value& value, const std::string& expected);

}  // namespace bulwark
