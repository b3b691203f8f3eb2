#include "yaml/names.h"

#include <algorithm>

#include "base/phrase.h"
#include "base/suggest.h"
#include "yaml/scalars.h"

namespace bulwark {

void check_name(const std::string& name, const Place& place, const std::string& path, Diagnostics& diagnostics) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; };
  std::string fault;
  if (name.empty()) {
    fault = "is empty";
  } else if (name.find_first_of(".=") != std::string::npos) {
    fault = "contains '.' or '=', which separate the keys of a path";
  } else if (std::any_of(name.begin(), name.end(), is_control)) {
    fault = "contains a control character";
  } else if (trimmed(name) != name) {
    fault = "begins or ends with a blank";
  }
  if (!fault.empty())
    diagnostics.error(place, path, "name " + in_quotes(name) + " " + fault + "; expected another name");
}

std::size_t NameTable::add(const std::string& name) {
  const auto [found, is_new] = indices_.emplace(name, names_.size());
  if (is_new) names_.push_back(name);
  return found->second;
}

std::optional<std::size_t> NameTable::find(const std::string& name) const {
  const auto found = indices_.find(name);
  return found == indices_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> NameTable::resolve(const std::string& name, const Place& place, const std::string& path,
                                              Diagnostics& diagnostics) const {
  const auto found = find(name);
  if (!found && is_complete_) {
    diagnostics.error(place, path,
                      "no " + kind_ + " is called " + in_quotes(name) +
                          (names_.empty() ? "; there is none at all" : suggestion(name, names_)));
  }
  return found;
}

std::optional<std::size_t> NameTable::resolve(const Value& value) const {
  const auto name = Text{"the name of a " + kind_}(value);
  return name ? resolve(*name, value.node->place, value.path, *value.diagnostics) : std::nullopt;
}

std::optional<std::vector<std::size_t>> ListOf::operator()(const Value& value) const {
  if (value.describes()) {
    for (const Value& item : items_of(value, expected)) table.resolve(item);
    return std::nullopt;
  }
  if (!value.is(NodeKind::list)) {
    const bool is_name = value.is(NodeKind::scalar) && table.find(value.node->text);
    value.unexpected(expected + (is_name ? "; did you mean [" + value.node->text + "]?" : ""));
    return std::nullopt;
  }
  std::vector<std::size_t> indices;
  for (const Value& item : items_of(value, expected)) {
    const auto index = table.resolve(item);
    if (!index) continue;
    if (std::find(indices.begin(), indices.end(), *index) != indices.end()) {
      item.error(table.kind() + " " + in_quotes(item.node->text) + " is listed twice; expected once");
    } else {
      indices.push_back(*index);
    }
  }
  return indices;
}

}  // namespace bulwark
