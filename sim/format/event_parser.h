// How an event is written, as a tree of words that knows no scenario yet.
//
//   condition   = conjunction { "or" conjunction }
//   conjunction = negation { "and" negation }
//   negation    = "not" negation | comparison
//   comparison  = sum [ ("<" | "<=" | ">" | ">=" | "==" | "!=") sum ]
//   sum         = product { ("+" | "-") product }
//   product     = factor { ("*" | "/") factor }
//   factor      = "-" factor | "(" condition ")" | number [ unit ] | term
//   term        = name [ ":" [ kind ":" ] name ] [ "[" kind "=" name { "," kind "=" name } "]" ]
//
// Whether a condition stands where one belongs is judged later (event_compiler.h). Names with other characters than
// letters, digits and `_` stand in quotes; those of groups may hold `-` and `.` too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/event_lexer.h"

namespace bulwark {

/// One `kind=name` of a term; the kind is empty in `disabled:plant`.
struct EventSelector {
  std::string kind;
  std::string name;
  std::size_t column = 1;  // of the kind, or of the name where there is no kind
  std::size_t name_column = 1;
};

struct EventSyntax {
  enum class Kind { number, term, negative, binary, negation };
  Kind kind = Kind::number;
  std::size_t column = 1;                // where it begins; of an operator its own
  std::string text;                      // name of a term, operator, number as written
  double value = 0;                      // number
  std::string unit;                      // number
  std::vector<EventSelector> selectors;  // term
  std::vector<EventSyntax> parts;        // one or two
};

/// Throws EventSyntaxError; also for more than 100 levels of brackets, or 2000 characters.
EventSyntax parse_event(std::string_view text);

}  // namespace bulwark
