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
  /// Complains where `value` is not a map, and of each key that is not among `keys` (which must outlive this). Where it
  /// describes, its shape gets these keys, and what readers ask for says what they are.
  MapReader(Value value, std::span<const Key> keys);

  /// Whether it is a map at all; where not, every key is silently absent.
  bool is_map() const { return value_.is(NodeKind::map) || describes(); }
  bool describes() const { return value_.describes(); }
  const Value& value() const { return value_; }
  /// While describing every key may be there.
  bool has(std::string_view key) const { return describes() || value_.node->find(key) != nullptr; }

  /// The value at a key; none (and a complaint, if it is required) where it is absent.
  std::optional<Value> find(std::string_view key, Presence presence = Presence::optional) const;

  /// Reads the value at `key` into `field` with `read(Value) -> std::optional<…>`; whether there is a readable one.
  template <class Field, class Read>
  bool read(std::string_view key, Field& field, const Read& reader, Presence presence = Presence::optional) const {
    const std::optional<Value> found = find(key, presence);
    if (!found) return false;
    if (presence == Presence::optional && found->describes()) describe_standard(reader, field, *found->shape);
    auto result = reader(*found);
    if (!result) return false;
    field = static_cast<Field>(*std::move(result));
    return true;
  }

  template <class Field, class Read>
  bool require(std::string_view key, Field& field, const Read& reader) const {
    return read(key, field, reader, Presence::required);
  }

  /// Exactly one of two keys must be there; `example` shows one of them.
  void require_either(std::string_view first, std::string_view second, const std::string& example) const;
  /// While describing: that the reader sees to it that exactly one of these is there.
  void describe_exactly_one(const std::vector<std::string>& keys) const;

 private:
  /// What a field holds before it is read is what it is without the key, for readers that can write such a value.
  template <class Field, class Read>
  static void describe_standard(const Read& reader, const Field& field, Shape& shape) {
    if constexpr (requires { reader.written(field); }) shape.standard = reader.written(field);
  }
  void describe_keys() const;
  std::optional<Value> describe_key(std::string_view key, Presence presence) const;
  std::string_view expected_at(std::string_view key) const;

  Value value_;
  std::span<const Key> keys_;
};

}  // namespace bulwark
