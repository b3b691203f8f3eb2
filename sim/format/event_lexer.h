// The words of an event's expression, each with its column.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/input_error.h"

namespace bulwark {

/// What is wrong with an expression, at a column of it; columns count characters from 1.
struct EventFault {
  std::size_t column = 1;
  std::string message;
};

/// Thrown by lexer and parser, which stop at the first fault.
class EventSyntaxError : public InputErrors {
 public:
  explicit EventSyntaxError(EventFault fault)
      : InputErrors({{"", 0, 0, "", fault.message}}), fault_(std::move(fault)) {}
  const EventFault& fault() const { return fault_; }

 private:
  EventFault fault_;
};

/// `name`: a word, or any text in quotes; `sign`: an operator, bracket, comma or colon.
enum class EventTokenKind { name, number, sign, end };

struct EventToken {
  EventTokenKind kind = EventTokenKind::end;
  std::string text;  // without quotes
  std::size_t column = 1;
  bool is_quoted = false;  // then `and`, `or` and `not` are names
  double value = 0;        // number
  std::string unit;        // number: as written, may be empty

  bool is(std::string_view sign) const { return kind == EventTokenKind::sign && text == sign; }
  bool is_word(std::string_view word) const { return kind == EventTokenKind::name && !is_quoted && text == word; }
};

/// The last token is `end`. A name begins with a letter or `_`; after a `:`, and after `=` between brackets, it may
/// hold digits, `-` and `.` anywhere, and goes on to a blank or another sign. Throws EventSyntaxError.
std::vector<EventToken> event_tokens(std::string_view text);

}  // namespace bulwark
