#include "yaml/document.h"

#include "base/phrase.h"

namespace bulwark {

const Node* Node::find(std::string_view key) const {
  for (const Member& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

Node* Node::find(std::string_view key) {
  return const_cast<Node*>(static_cast<const Node*>(this)->find(key));
}

std::vector<std::string> keys_of(const Node* map) {
  std::vector<std::string> keys;
  if (map == nullptr) return keys;
  for (const Member& member : map->members) keys.push_back(member.key);
  return keys;
}

std::string shape_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::list:
      return "a list";
    case NodeKind::map:
      return "a map";
    case NodeKind::scalar:
      return node.is_quoted ? "the text " + in_quotes(node.text) : in_quotes(node.text);
    default:
      return "nothing";
  }
}

}  // namespace bulwark
