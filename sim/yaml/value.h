// A node together with its path: what readers read, and complain about; or, for a schema, what they describe.
#pragma once

#include <string>
#include <vector>

#include "yaml/diagnostics.h"
#include "yaml/document.h"
#include "yaml/shape.h"

namespace bulwark {

struct Value {
  const Node* node;
  std::string path;
  Diagnostics* diagnostics;
  Shape* shape = nullptr;  // where there is one, the reader describes here what it takes, and reads nothing

  /// A value that describes is of no kind, and reading it comes to nothing.
  bool describes() const { return shape != nullptr; }
  /// One for what stands below this one, or in its place, while describing.
  Value describing(const std::string& key, Shape& of_child) const;

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

/// The elements of a list of `count`; empty after a complaint.
std::vector<Value> items_of(const Value& value, const std::string& expected, std::size_t count);

/// What the reader of a whole file takes.
template <class Read>
Shape described_by(const Read& read) {
  Shape shape;
  Diagnostics ignored({""});
  const Node nothing;
  read(Value{&nothing, "", &ignored}.describing("", shape));
  return shape;
}

/// Of a value that describes: what each of these readers takes, as alternatives. False of one that is to be read.
template <class... Readers>
bool describe_either(const Value& value, const Readers&... readers) {
  if (!value.describes()) return false;
  value.shape->become(ShapeKind::either);
  (static_cast<void>(readers(value.describing("", value.shape->add_part()))), ...);
  return true;
}

}  // namespace bulwark
