#include "format/event_lexer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/number.h"
#include "base/phrase.h"
#include "base/utf8.h"

namespace bulwark {

namespace {

// Longer ones first.
constexpr std::array<std::string_view, 19> all_signs = {"<=", ">=", "==", "!=", "<", ">", "=", "+", "-", "*",
                                                        "/",  "(",  ")",  "[",  "]", ",", ":", "&", "|"};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Letters of other scripts are bytes above 127.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) > 127U;
}

bool is_of_name(char c) {
  return is_letter(c) || is_digit(c);
}

bool is_of_group_name(char c) {
  return is_of_name(c) || c == '-' || c == '.';
}

bool is_of_unit(char c) {
  return is_letter(c) || c == '%';
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<EventToken> tokens() {
    for (skip_blanks(); at_ < text_.size(); skip_blanks()) tokens_.push_back(next());
    tokens_.push_back({EventTokenKind::end, "", column(at_), false, 0, ""});
    return std::move(tokens_);
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  std::size_t column(std::size_t at) const { return 1 + character_count(text_.substr(0, at)); }

  [[noreturn]] void refuse(std::size_t at, const std::string& message) const {
    throw EventSyntaxError({column(at), message});
  }

  template <class Predicate>
  std::string_view take_while(const Predicate& belongs) {
    const std::size_t start = at_;
    while (at_ < text_.size() && belongs(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
  }

  EventToken next() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') return quoted();
    const bool is_group_name = expects_group_name() && is_of_group_name(c);
    if (is_group_name || is_letter(c)) {
      const std::size_t start = at_;
      const std::string_view word = is_group_name ? take_while(is_of_group_name) : take_while(is_of_name);
      return {EventTokenKind::name, std::string(word), column(start), false, 0, ""};
    }
    if (is_digit(c) || c == '.') return number();
    return sign();
  }

  /// `=` separates a key from its name between brackets alone.
  bool expects_group_name() const { return !tokens_.empty() && (tokens_.back().is(":") || tokens_.back().is("=")); }

  EventToken quoted() {
    const std::size_t start = at_++;
    const std::size_t end = text_.find(text_[start], at_);
    if (end == std::string_view::npos) refuse(start, "a quote that is not closed");
    const std::string name(text_.substr(at_, end - at_));
    if (name.empty()) refuse(start, "an empty name; expected one between the quotes");
    at_ = end + 1;
    return {EventTokenKind::name, name, column(start), true, 0, ""};
  }

  EventToken number() {
    const std::size_t start = at_;
    const std::size_t length = number_length(text_.substr(at_));
    const std::string_view written = take_while([](char c) { return is_of_name(c) || c == '.'; });
    const std::optional<double> value = to_double(text_.substr(start, length));
    if (length == 0 || !value) {
      const std::string meant = likely_number(written);
      refuse(start, in_quotes(written) + " is not a number; expected one as 3, 0.5 or 1e-6" +
                        (meant.empty() ? "" : "; did you mean " + meant + "?"));
    }
    at_ = start + length;
    return {EventTokenKind::number, std::string(text_.substr(start, length)), column(start), false, *value, unit()};
  }

  /// The word or percent sign behind a number; `and`, `or` and `not` are none.
  std::string unit() {
    const std::size_t before = at_;
    skip_blanks();
    std::string word(take_while(is_of_unit));
    if (!word.empty() && word != "and" && word != "or" && word != "not") return word;
    at_ = before;
    return {};
  }

  EventToken sign() {
    for (const auto& [turned, meant] : {std::pair("=>", ">="), std::pair("=<", "<=")}) {
      if (text_.substr(at_).starts_with(turned)) {
        refuse(at_, in_quotes(turned) + " compares nothing; did you mean " + in_quotes(meant) + "?");
      }
    }
    for (const std::string_view candidate : all_signs) {
      if (!text_.substr(at_).starts_with(candidate)) continue;
      const std::size_t start = at_;
      at_ += candidate.size();
      return {EventTokenKind::sign, std::string(candidate), column(start), false, 0, ""};
    }
    refuse(at_, in_quotes(text_.substr(at_, 1)) +
                    " means nothing here; expected a name, a number, an operator or a bracket");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<EventToken> tokens_;
};

}  // namespace

std::vector<EventToken> event_tokens(std::string_view text) {
  return Lexer(text).tokens();
}

}  // namespace bulwark
