#include "yaml/tree_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/phrase.h"
#include "base/utf8.h"
#include "yaml/parse.h"

namespace bulwark {

PlaceFinder::PlaceFinder(std::string_view text, int source) : text_(text), source_(source), line_starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') line_starts_.push_back(i + 1);
  }
}

std::string_view PlaceFinder::line(int number) const {
  const auto index = static_cast<std::size_t>(number) - 1;
  if (number < 1 || index >= line_starts_.size()) return {};
  const std::size_t start = line_starts_[index];
  const bool is_last = index + 1 == line_starts_.size();
  return text_.substr(start, (is_last ? text_.size() : line_starts_[index + 1] - 1) - start);
}

Place PlaceFinder::at(const YAML::Mark& mark) {
  const int number = mark.line + 1;
  const std::string_view text = line(number);
  const std::size_t byte = std::min(static_cast<std::size_t>(std::max(mark.column, 0)), text.size());
  const bool is_further = number == last_line_ && byte >= last_byte_;
  const std::size_t known_byte = is_further ? last_byte_ : 0;
  const std::size_t known_character = is_further ? last_character_ : 0;
  last_line_ = number;
  last_byte_ = byte;
  last_character_ = known_character + character_count(text.substr(known_byte, byte - known_byte));
  return {source_, number, static_cast<int>(last_character_) + 1};
}

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
  if (++documents_ == 1) return;
  const Place place = places_.at(mark);
  const bool is_marked = places_.line(place.line).starts_with("---");
  diagnostics_.error(place, "",
                     is_marked ? "a second document begins here; expected one document a file"
                               : "this does not belong to what stands above; check the indentation");
  throw ParsingStopped();
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) {
  Node node;
  // yaml-cpp marks an absent value at whatever follows; its key is where an author looks.
  const bool is_value = !frames_.empty() && frames_.back().has_key;
  node.place = is_value ? frames_.back().key.place : places_.at(mark);
  attach(std::move(node));
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) {
  const Place place = places_.at(mark);
  diagnostics_.error(place, path(), "an alias (*name) is not read here; write the value out");
  Node node;
  node.kind = NodeKind::invalid;
  node.place = place;
  attach(std::move(node));
}

void TreeBuilder::OnAnchor(const YAML::Mark& mark, const std::string& name) {
  diagnostics_.error(places_.at(mark), path(), "an anchor (&" + name + ") is not read here; leave it out");
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                           const std::string& text) {
  Node node;
  node.kind = NodeKind::scalar;
  node.place = places_.at(mark);
  node.text = text;
  node.is_quoted = tag == "!";
  if (node.is_quoted) refuse_open_quote(mark);
  if (is_tagged(node.place, tag)) node.kind = NodeKind::invalid;
  attach(std::move(node));
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                                  YAML::EmitterStyle::value style) {
  open(NodeKind::list, mark, tag, style);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                             YAML::EmitterStyle::value style) {
  open(NodeKind::map, mark, tag, style);
}

void TreeBuilder::open(NodeKind kind, const YAML::Mark& mark, const std::string& tag, YAML::EmitterStyle::value style) {
  const Place place = places_.at(mark);
  if (frames_.size() >= max_nesting) {  // before yaml-cpp, which recurses, goes deeper
    diagnostics_.error(place, path(), fmt::format("nested deeper than {} levels", max_nesting));
    throw ParsingStopped();
  }
  Frame frame;
  frame.node.kind = kind;
  frame.is_invalid = is_tagged(place, tag);
  frame.node.place = place;
  frame.is_flow = style == YAML::EmitterStyle::Flow;
  frames_.push_back(std::move(frame));
}

void TreeBuilder::close() {
  Node node = std::move(frames_.back().node);
  if (frames_.back().is_invalid) node.kind = NodeKind::invalid;
  frames_.pop_back();
  attach(std::move(node));
}

void TreeBuilder::attach(Node node) {
  count_node(node.place);
  if (frames_.empty()) {
    root_ = std::move(node);
    has_root_ = true;
    return;
  }
  Frame& top = frames_.back();
  if (top.node.kind == NodeKind::list) {
    top.node.items.push_back(std::move(node));
  } else if (top.has_key) {
    attach_value(top, std::move(node));
  } else {
    attach_key(top, std::move(node));
  }
}

void TreeBuilder::attach_key(Frame& map, Node key) {
  if (key.kind == NodeKind::list || key.kind == NodeKind::map || key.kind == NodeKind::null) {
    diagnostics_.error(key.place, path(), shape_of(key) + " in place of a key; expected a name");
    key.kind = NodeKind::invalid;
  } else if (key.text == "<<" && !key.is_quoted) {
    diagnostics_.error(key.place, path(), "a merge key (<<) is not read here; write the keys out");
    key.kind = NodeKind::invalid;
  }
  map.key = std::move(key);
  map.has_key = true;
}

void TreeBuilder::attach_value(Frame& map, Node value) {
  map.has_key = false;
  if (map.key.kind == NodeKind::invalid) return;
  const auto [first, is_new] = map.lines_of_keys.emplace(map.key.text, map.key.place.line);
  if (!is_new) {
    const std::string where = path();
    diagnostics_.error(map.key.place, where.empty() ? map.key.text : where + "." + map.key.text,
                       fmt::format("key {} is on line {} already and again on line {}; expected it once",
                                   in_quotes(map.key.text), first->second, map.key.place.line));
    return;
  }
  if (value.kind == NodeKind::null && map.is_flow && !map.key.is_quoted &&
      map.key.text.find(':') != std::string::npos) {
    diagnostics_.error(map.key.place, path(), in_quotes(map.key.text) + " is one key; write a blank after the ':'");
    return;
  }
  map.node.members.push_back({std::move(map.key.text), map.key.place, std::move(value)});
}

bool TreeBuilder::is_tagged(const Place& place, const std::string& tag) {
  if (tag.empty() || tag == "?" || tag == "!") return false;
  constexpr std::string_view standard = "tag:yaml.org,2002:";
  const std::string shown = tag.starts_with(standard) ? "!!" + tag.substr(standard.size()) : tag;
  diagnostics_.error(place, path(), "a tag (" + shown + ") is not read here; leave it out");
  return true;
}

/// yaml-cpp 0.7 takes the end of the file for the end of a quoted text; here such a text ends on its line.
void TreeBuilder::refuse_open_quote(const YAML::Mark& mark) {
  const std::string_view line = places_.line(mark.line + 1);
  const auto start = static_cast<std::size_t>(mark.column);
  if (start >= line.size() || (line[start] != '"' && line[start] != '\'')) return;  // a block text
  const char quote = line[start];
  for (std::size_t i = start + 1; i < line.size(); ++i) {
    if (line[i] == quote) return;
    if (quote == '"' && line[i] == '\\') ++i;
  }
  diagnostics_.error(places_.at(mark), path(), "a quoted text does not end on its line; close it with the same quote");
  throw ParsingStopped();
}

void TreeBuilder::count_node(const Place& place) {
  if (++nodes_ <= max_nodes) return;
  diagnostics_.error(place, path(), fmt::format("more than {} values in one file", max_nodes));
  throw ParsingStopped();
}

std::string TreeBuilder::path() const {
  std::string result;
  for (const Frame& frame : frames_) {
    if (frame.node.kind == NodeKind::map && !frame.has_key) break;
    if (!result.empty()) result += ".";
    result += frame.node.kind == NodeKind::map ? frame.key.text : std::to_string(frame.node.items.size());
  }
  return result;
}

bool TreeBuilder::find_open_bracket(Place& place) const {
  const auto innermost = std::find_if(frames_.rbegin(), frames_.rend(), [](const Frame& f) { return f.is_flow; });
  if (innermost == frames_.rend()) return false;
  place = innermost->node.place;
  return true;
}

}  // namespace bulwark
