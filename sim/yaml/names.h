// Names of a scenario's objects: what they may be, and the tables that turn them into ids.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "yaml/value.h"

namespace bulwark {

/// Complains of a name that no path could hold: empty, with '.' or '=', with control characters or blanks at its ends.
void check_name(const std::string& name, const Place& place, const std::string& path, Diagnostics& diagnostics);

/// Names without such a fault, as a regular expression.
inline constexpr const char* name_pattern =
    R"(^[^.=\u0000-\u0020\u007F]([^.=\u0000-\u001F\u007F]*[^.=\u0000-\u0020\u007F])?$)";

/// The objects of one section by name, in the order of the file.
class NameTable {
 public:
  explicit NameTable(std::string kind) : kind_(std::move(kind)) {}

  /// The index of a name, a new one where it is new.
  std::size_t add(const std::string& name);
  /// The section could not be read: what it should have named is not known, so no reference is judged.
  void give_up() { is_complete_ = false; }
  bool is_complete() const { return is_complete_; }

  std::optional<std::size_t> find(const std::string& name) const;
  /// The same with a complaint, at `place`, where there is none.
  std::optional<std::size_t> resolve(const std::string& name, const Place& place, const std::string& path,
                                     Diagnostics& diagnostics) const;
  /// The same for a value that is a name.
  std::optional<std::size_t> resolve(const Value& value) const;

  const std::vector<std::string>& names() const { return names_; }
  const std::string& kind() const { return kind_; }

 private:
  std::string kind_;  // "asset", for messages
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::size_t> indices_;
  bool is_complete_ = true;
};

/// A list of names, each once, as indices in the order of the list; `expected` says of what, with an example.
struct ListOf {
  const NameTable& table;
  std::string expected;
  std::optional<std::vector<std::size_t>> operator()(const Value& value) const;
};

}  // namespace bulwark
