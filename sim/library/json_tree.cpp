#include "library/json_tree.h"

#include "base/number.h"
#include "base/utf8.h"
#include "output/manifest_text.h"

namespace bulwark {

namespace {

bool is_plain(const Node& scalar) {
  if (scalar.is_quoted || scalar.text.empty()) return false;
  return scalar.text == "true" || scalar.text == "false" ||
         (number_length(scalar.text) == scalar.text.size() && to_double(scalar.text));
}

Json tree_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::scalar:
      return is_plain(node) ? Json::parse(node.text) : Json(as_utf8(node.text));
    case NodeKind::list: {
      Json list = Json::array();
      for (const Node& item : node.items) list.push_back(tree_of(item));
      return list;
    }
    case NodeKind::map: {
      Json object = Json::object();
      for (const Member& member : node.members) object[as_utf8(member.key)] = tree_of(member.value);
      return object;
    }
    case NodeKind::null:
    case NodeKind::invalid:
      break;
  }
  return {};
}

}  // namespace

std::string json_of(const Node& node) {
  return text_of(tree_of(node));
}

}  // namespace bulwark
