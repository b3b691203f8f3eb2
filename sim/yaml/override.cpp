#include "yaml/override.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/encoding.h"
#include "base/phrase.h"
#include "base/suggest.h"
#include "yaml/parse.h"

namespace bulwark {

namespace {

/// Whether what follows these keys is one key, with dots of its own: a path of `uncertain`, a target of a salvo.
bool has_dotted_keys(const std::vector<std::string>& keys) {
  return (keys.size() == 1 && keys[0] == "uncertain") ||
         (keys.size() == 3 && keys[0] == "raid" && keys[2] == "targets");
}

std::vector<std::string> keys_of(const std::string& path) {
  std::vector<std::string> keys;
  std::size_t start = 0;
  for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', start)) {
    if (has_dotted_keys(keys)) break;
    keys.push_back(path.substr(start, dot - start));
    start = dot + 1;
  }
  keys.push_back(path.substr(start));
  return keys;
}

std::string joined(const std::vector<std::string>& keys, std::size_t count) {
  std::string path;
  for (std::size_t i = 0; i < count; ++i) path += (i > 0 ? "." : "") + keys[i];
  return path;
}

Node* element_of(Node& list, const std::string& key) {
  std::size_t index = 0;
  const auto [end, fault] = std::from_chars(key.data(), key.data() + key.size(), index);
  const bool is_index = fault == std::errc() && end == key.data() + key.size();
  return is_index && index < list.items.size() ? &list.items[index] : nullptr;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string without_digits(std::string text) {
  text.erase(std::remove_if(text.begin(), text.end(), is_digit), text.end());
  return text;
}

/// The key of a map that an absent one is probably a misspelling of; empty where it may be a new one. `south_2` beside
/// `south_1` is.
std::string misspelt(const Node& map, const std::string& key) {
  std::vector<std::string> known;
  for (const Member& member : map.members) known.push_back(member.key);
  const std::string nearest = nearest_name(key, known);
  return without_digits(nearest) == without_digits(key) ? "" : nearest;
}

Node& child_of(Node& map, const std::string& key, const Place& place) {
  if (Node* found = map.find(key)) return *found;
  Node absent;
  absent.place = place;
  map.members.push_back({key, place, std::move(absent)});
  return map.members.back().value;
}

/// One step down a path; null after a complaint.
Node* step(Node& node, const std::vector<std::string>& keys, std::size_t depth, const Place& place,
           Diagnostics& diagnostics) {
  if (node.kind == NodeKind::null) node.kind = NodeKind::map;
  if (node.kind == NodeKind::map) {
    // What lies below a key that is not there is one of several that a new entry needs, or its name is misspelt.
    const bool is_absent = node.find(keys[depth]) == nullptr && depth + 1 < keys.size();
    const std::string meant = is_absent ? misspelt(node, keys[depth]) : "";
    if (meant.empty()) return &child_of(node, keys[depth], place);
    std::vector<std::string> likely = keys;
    likely[depth] = meant;
    diagnostics.error(place, joined(keys, keys.size()),
                      fmt::format("{} has no {}; did you mean {}?", depth == 0 ? "the file" : joined(keys, depth),
                                  in_quotes(keys[depth]), joined(likely, likely.size())));
    return nullptr;
  }
  if (node.kind == NodeKind::invalid) return nullptr;
  const std::string holder = joined(keys, depth);
  if (node.kind == NodeKind::scalar) {
    diagnostics.error(
        place, joined(keys, keys.size()),
        fmt::format("{} is the value {}, not a map; expected a path to it or beside it", holder, shape_of(node)));
    return nullptr;
  }
  if (Node* element = element_of(node, keys[depth])) return element;
  diagnostics.error(place, joined(keys, keys.size()),
                    node.items.empty()
                        ? fmt::format("{} is an empty list; expected a path to the list itself", holder)
                        : fmt::format("{} is a list and has no element {}; expected an index from 0 to {}", holder,
                                      in_quotes(keys[depth]), node.items.size() - 1));
  return nullptr;
}

/// A battery's key stands for the system's whole value: what `pk.drone` alone creates has no other entries.
void warn_of_new_battery_map(const std::vector<std::string>& keys, const Node& root, const Place& place,
                             Diagnostics& diagnostics) {
  if (keys.size() < 4 || keys[0] != "batteries") return;
  const bool is_of_member = std::all_of(keys[2].begin(), keys[2].end(), is_digit);  // guns.2.pk.drone
  const std::size_t above = is_of_member ? 3 : 2;
  if (keys.size() < above + 2) return;
  const Node* node = &root;
  for (std::size_t depth = 0; depth < above && node != nullptr; ++depth) node = node->find(keys[depth]);
  if (node == nullptr ? !is_of_member : node->find(keys[above]) != nullptr) return;
  diagnostics.warning(place, joined(keys, keys.size()),
                      fmt::format("{} was not set here; with this one key it replaces the whole value of the {}",
                                  joined(keys, above + 1), is_of_member ? "ring or system" : "system"));
}

/// The path becomes part of messages, so it holds nothing that a terminal would act on; its value is checked as a text
/// of its own, but bytes that are no text at all are not worth a second look.
void refuse_unprintable(const std::string& argument) {
  const std::string_view path = std::string_view(argument).substr(0, argument.find('='));
  const bool has_control = std::any_of(path.begin(), path.end(), [](char c) { return c >= 0 && c < ' '; });
  if (!find_encoding_fault(argument) && !has_control) return;
  throw InputErrors({{"--set", 0, 0, "", "not a text in UTF-8 without control characters; expected PATH=VALUE"}});
}

}  // namespace

void apply_override(const Override& override, int source, Node& root, Diagnostics& diagnostics) {
  const Place place{source, 1, 1};
  Node value = parse_yaml(override.value, source, diagnostics);
  const std::vector<std::string> keys = keys_of(override.path);
  if (keys.size() > max_nesting) {
    return diagnostics.error(place, "",
                             fmt::format("a path of {} keys; expected at most {}", keys.size(), max_nesting));
  }
  warn_of_new_battery_map(keys, root, place, diagnostics);
  Node* node = &root;
  for (std::size_t depth = 0; depth < keys.size() && node != nullptr; ++depth) {
    node = step(*node, keys, depth, place, diagnostics);
  }
  if (node != nullptr) *node = std::move(value);
}

Override parse_override(const std::string& argument) {
  refuse_unprintable(argument);
  const std::size_t equals = argument.find('=');
  const std::string path(trimmed(std::string_view(argument).substr(0, equals)));
  const bool has_empty_key =
      path.empty() || path.front() == '.' || path.back() == '.' || path.find("..") != std::string::npos;
  if (equals != std::string::npos && !has_empty_key) return {path, argument.substr(equals + 1)};
  throw InputErrors(
      {{"--set", 0, 0, "", in_quotes(argument) + " is not of the form PATH=VALUE, as batteries.north.channels=6"}});
}

}  // namespace bulwark
