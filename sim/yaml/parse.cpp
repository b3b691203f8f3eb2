#include "yaml/parse.h"

#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "base/encoding.h"
#include "base/phrase.h"
#include "yaml/tree_builder.h"

namespace bulwark {

namespace {

struct Translation {
  std::string_view theirs;
  std::string_view ours;
};

// yaml-cpp speaks of its grammar; an author wants to know what to write.
constexpr std::array translations{
    Translation{"end of map not found",
                "the indentation matches none of the lines above; indent the keys of a map alike"},
    Translation{"end of sequence not found", "expected another '- ' at this indentation, or less indentation"},
    Translation{"illegal map value",
                "unexpected ':' here; expected one 'key: value' a line: does the line above lack its ':', or a text "
                "with ': ' its quotes?"},
    Translation{"illegal EOF in scalar", "a quoted text that never ends; close it with the same quote"},
    Translation{"illegal flow end", "a closing bracket that matches none; check the pairs of [ ] and { }"},
    // Theirs ends with the first byte of the character, which may be a part of one only.
    Translation{
        "unknown escape character",
        "a backslash in a text in \" quotes stands before a character that it cannot stand for; expected \\\\ for "
        "the backslash itself, or ' as quotes"},
    Translation{"unknown token", "a value cannot begin with this character; put the text in quotes"},
    Translation{"illegal block entry", "a list item ('- ') is not expected here; check the indentation"},
    Translation{"illegal map key", "a key ('? ') is not expected here; expected 'key: value'"},
    Translation{"the referenced anchor is not defined", "an alias (*name) is not read here; write the value out"},
};

std::string translated(const std::string& message) {
  for (const Translation& translation : translations) {
    if (message.starts_with(translation.theirs)) return std::string(translation.ours);
  }
  return "not valid YAML: " + message;
}

bool has_tab_indentation(std::string_view line) {
  return line.substr(0, line.find_first_not_of(" \t")).find('\t') != std::string_view::npos;
}

void complain_of_syntax(const YAML::Exception& fault, const TreeBuilder& builder, PlaceFinder& places,
                        Diagnostics& diagnostics) {
  Place place = places.at(fault.mark);
  const bool is_unclosed = fault.msg == YAML::ErrorMsg::END_OF_SEQ_FLOW || fault.msg == YAML::ErrorMsg::END_OF_MAP_FLOW;
  if (is_unclosed && builder.find_open_bracket(place)) {
    diagnostics.error(place, builder.path(), "a bracket opened here is not closed, or lacks a comma; expected ] or }");
  } else if (has_tab_indentation(places.line(place.line))) {
    diagnostics.error({place.source, place.line, 1}, builder.path(), "a tab in the indentation; indent with spaces");
  } else {
    diagnostics.error(place, builder.path(), translated(fault.msg));
  }
}

/// yaml-cpp keeps a token, some 150 bytes, for each of these characters of a bracket until the bracket is closed, so
/// that 15 MB of `[],` on one line would take 2 GB. No file with a permitted number of values has so many.
bool has_too_many_tokens(std::string_view text) {
  constexpr std::ptrdiff_t most_tokens = 8 * std::ptrdiff_t{max_nodes};
  const auto is_token = [](char c) { return std::string_view("[]{},\"'!&*").find(c) != std::string_view::npos; };
  return std::count_if(text.begin(), text.end(), is_token) > most_tokens;
}

/// Whether the text could be parsed to its end.
bool parse_into(TreeBuilder& builder, std::string_view text, PlaceFinder& places, Diagnostics& diagnostics) {
  // The line feed makes yaml-cpp hand over a text whose quote is still open, so that the builder tells where it began.
  std::istringstream stream{std::string(text) + "\n"};
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
    return true;
  } catch (const YAML::Exception& fault) {
    complain_of_syntax(fault, builder, places, diagnostics);
  } catch (const ParsingStopped&) {
  }
  return false;
}

}  // namespace

Node parse_yaml(std::string_view text, int source, Diagnostics& diagnostics) {
  Node invalid;
  invalid.kind = NodeKind::invalid;
  invalid.place = {source, 1, 1};
  text.remove_prefix(byte_order_mark_length(text));
  PlaceFinder places(text, source);
  if (const auto fault = find_encoding_fault(text)) {
    YAML::Mark mark;
    const std::string_view before = text.substr(0, fault->byte);
    for (const char c : before) mark.line += c == '\n' ? 1 : 0;
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    mark.column = static_cast<int>(before.size() - line_start);
    diagnostics.error(places.at(mark), "", fault->message);
    return invalid;
  }
  if (has_too_many_tokens(text)) {
    diagnostics.error(invalid.place, "",
                      fmt::format("more brackets, commas and quotes than {} values need", max_nodes));
    return invalid;
  }
  TreeBuilder builder(places, diagnostics);
  if (!parse_into(builder, text, places, diagnostics)) return invalid;
  Node root = builder.take_tree();
  if (!builder.has_tree()) root.place = invalid.place;
  return root;
}

}  // namespace bulwark
