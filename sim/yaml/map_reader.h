// Reading a map with a fixed list of keys: unknown and missing keys are complained about here, once for all sections.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/value.h"

namespace bulwark {

/// A key that a map may have, and what its value is, in words: "missing; expected …".
struct Key {
  std::string_view name;
  std::string_view expected;
};

enum class Presence { optional, required };

class MapReader {
 public:
  /// Complains where `value` is not a map, and of each key that is not among `keys` (which must outlive this).
  MapReader(Value value, std::span<const Key> keys);

  /// Whether it is a map at all; where not, every key is silently absent.
  bool is_map() const { return value_.is(NodeKind::map); }
  const Value& value() const { return value_; }
  bool has(std::string_view key) const { return value_.node->find(key) != nullptr; }

  /// The value at a key; none (and a complaint, if it is required) where it is absent.
  std::optional<Value> find(std::string_view key, Presence presence = Presence::optional) const;

  /// Reads the value at `key` into `field` with `read(Value) -> std::optional<…>`; whether there is a readable one.
  template <class Field, class Read>
  bool read(std::string_view key, Field& field, const Read& reader, Presence presence = Presence::optional) const {
    const std::optional<Value> found = find(key, presence);
    if (!found) return false;
    auto result = reader(*found);
    if (!result) return false;
    field = static_cast<Field>(*std::move(result));
    return true;
  }

  template <class Field, class Read>
  bool require(std::string_view key, Field& field, const Read& reader) const {
    return read(key, field, reader, Presence::required);
  }

 private:
  std::string_view expected_at(std::string_view key) const;

  Value value_;
  std::span<const Key> keys_;
};

}  // namespace bulwark
