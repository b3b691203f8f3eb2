#include "library/json_tree.h"

#include "base/number.h"
#include "output/json.h"

namespace bulwark {

namespace {

bool is_plain(const Node& scalar) {
  if (scalar.is_quoted || scalar.text.empty()) return false;
  return scalar.text == "true" || scalar.text == "false" || number_length(scalar.text) == scalar.text.size();
}

std::string list_of(const std::vector<Node>& items) {
  std::string text;
  for (const Node& item : items) text += (text.empty() ? "" : ", ") + json_of(item);
  return "[" + text + "]";
}

std::string object_of(const std::vector<Member>& members) {
  std::string text;
  for (const Member& member : members) {
    text += (text.empty() ? "" : ", ") + json_string(member.key) + ": " + json_of(member.value);
  }
  return "{" + text + "}";
}

}  // namespace

std::string json_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::scalar:
      return is_plain(node) ? node.text : json_string(node.text);
    case NodeKind::list:
      return list_of(node.items);
    case NodeKind::map:
      return object_of(node.members);
    case NodeKind::null:
    case NodeKind::invalid:
      break;
  }
  return "null";
}

}  // namespace bulwark
