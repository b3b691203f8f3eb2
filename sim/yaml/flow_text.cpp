#include "yaml/flow_text.h"

#include <fmt/format.h>

#include <string_view>

#include "yaml/scalars.h"

namespace bulwark {

namespace {

std::string double_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (static_cast<unsigned char>(c) < 0x20U || c == 0x7F) {
      quoted += fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

/// Brackets and commas end a plain scalar inside brackets; no number or name of the format has any. What carries a unit
/// reads the same without quotes, and is then labelled the same.
bool needs_quotes(const Node& node) {
  constexpr std::string_view delimiters = ",[]{}#\"'";
  return (node.is_quoted && !carries_unit(node.text)) || node.text.empty() ||
         node.text.find_first_of(delimiters) != std::string::npos || node.text.find(": ") != std::string::npos;
}

}  // namespace

std::string flow_text(const Node& node) {
  std::string text;
  switch (node.kind) {
    case NodeKind::scalar:
      return needs_quotes(node) ? double_quoted(node.text) : node.text;
    case NodeKind::list:
      for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + flow_text(item);
      return '[' + text + ']';
    case NodeKind::map:
      for (const Member& member : node.members) {
        text += (text.empty() ? "" : ", ") + double_quoted(member.key) + ": " + flow_text(member.value);
      }
      return '{' + text + '}';
    case NodeKind::null:
    case NodeKind::invalid:
      break;
  }
  return "~";
}

}  // namespace bulwark
