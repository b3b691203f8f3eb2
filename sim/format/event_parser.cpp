#include "format/event_parser.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/phrase.h"

namespace bulwark {

namespace {

constexpr std::size_t longest_text = 2000;
constexpr std::size_t most_levels = 100;

constexpr std::array<std::string_view, 6> comparisons = {"<", "<=", ">", ">=", "==", "!="};
constexpr std::array<std::string_view, 2> of_sums = {"+", "-"};
constexpr std::array<std::string_view, 2> of_products = {"*", "/"};

std::string shown(const EventToken& token) {
  return token.kind == EventTokenKind::end ? "the end" : in_quotes(token.text);
}

class Parser {
 public:
  explicit Parser(std::string_view text) : tokens_(event_tokens(text)) {}

  EventSyntax parse() {
    EventSyntax whole = condition();
    if (next().kind != EventTokenKind::end) refuse_rest();
    return whole;
  }

 private:
  const EventToken& next() const { return tokens_[at_]; }
  const EventToken& take() { return tokens_[at_++]; }

  [[noreturn]] static void refuse(const EventToken& token, const std::string& message) {
    throw EventSyntaxError({token.column, message});
  }

  /// What follows a whole condition: what its author may have meant by it.
  [[noreturn]] void refuse_rest() const {
    const EventToken& token = next();
    if (token.is("=")) refuse(token, "'=' compares nothing; did you mean '=='?");
    if (token.is("&")) refuse(token, "'&' is no operator; did you mean 'and'?");
    if (token.is("|")) refuse(token, "'|' is no operator; did you mean 'or'?");
    refuse(token, "unexpected " + shown(token) + "; expected and, or, a comparison, or the end");
  }

  template <std::size_t n>
  static bool is_one_of(const EventToken& token, const std::array<std::string_view, n>& signs) {
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return token.is(sign); });
  }

  EventSyntax joined(EventSyntax left, const EventToken& sign, EventSyntax right) {
    EventSyntax node{EventSyntax::Kind::binary, sign.column, sign.text, 0, "", {}, {}};
    node.parts.push_back(std::move(left));
    node.parts.push_back(std::move(right));
    return node;
  }

  EventSyntax condition() {
    EventSyntax left = conjunction();
    while (next().is_word("or")) {
      const EventToken& sign = take();
      left = joined(std::move(left), sign, conjunction());
    }
    return left;
  }

  EventSyntax conjunction() {
    EventSyntax left = negation();
    while (next().is_word("and")) {
      const EventToken& sign = take();
      left = joined(std::move(left), sign, negation());
    }
    return left;
  }

  EventSyntax negation() {
    if (!next().is_word("not")) return comparison();
    return below(EventSyntax::Kind::negation, [this] { return negation(); });
  }

  EventSyntax comparison() {
    EventSyntax left = sum();
    if (!is_one_of(next(), comparisons)) return left;
    const EventToken& sign = take();
    left = joined(std::move(left), sign, sum());
    if (is_one_of(next(), comparisons)) {
      refuse(next(), "comparisons do not chain; expected two of them joined by and, as a >= 1 and a <= 3");
    }
    return left;
  }

  EventSyntax sum() {
    EventSyntax left = product();
    while (is_one_of(next(), of_sums)) {
      const EventToken& sign = take();
      left = joined(std::move(left), sign, product());
    }
    return left;
  }

  EventSyntax product() {
    EventSyntax left = factor();
    while (is_one_of(next(), of_products)) {
      const EventToken& sign = take();
      left = joined(std::move(left), sign, factor());
    }
    return left;
  }

  /// An operator before its only part.
  template <class Part>
  EventSyntax below(EventSyntax::Kind kind, const Part& part) {
    const EventToken& sign = take();
    enter(sign);
    EventSyntax node{kind, sign.column, sign.text, 0, "", {}, {}};
    node.parts.push_back(part());
    --depth_;
    return node;
  }

  void enter(const EventToken& token) {
    if (++depth_ > most_levels) refuse(token, "more than 100 levels deep; expected a simpler condition");
  }

  EventSyntax factor() {
    const EventToken& token = next();
    if (token.is("-")) return below(EventSyntax::Kind::negative, [this] { return factor(); });
    if (token.is("(")) return bracketed();
    if (token.kind == EventTokenKind::number) {
      take();
      return {EventSyntax::Kind::number, token.column, token.text, token.value, token.unit, {}, {}};
    }
    const bool is_operator = token.is_word("and") || token.is_word("or") || token.is_word("not");
    if (token.kind == EventTokenKind::name && !is_operator) return term();
    refuse(token, "unexpected " + shown(token) + "; expected a metric, a number, not or '('");
  }

  EventSyntax bracketed() {
    const EventToken& open = take();
    enter(open);
    EventSyntax inner = condition();
    --depth_;
    if (!next().is(")")) {
      refuse(next(),
             "unexpected " + shown(next()) + "; expected ')' for the '(' at column " + std::to_string(open.column));
    }
    take();
    return inner;
  }

  EventSyntax term() {
    const EventToken& name = take();
    EventSyntax node{EventSyntax::Kind::term, name.column, name.text, 0, "", {}, {}};
    if (next().is(":")) node.selectors.push_back(after_colon());
    if (next().is("[")) between_brackets(node.selectors);
    return node;
  }

  const EventToken& take_name(const std::string& expected) {
    if (next().kind != EventTokenKind::name) refuse(next(), "unexpected " + shown(next()) + "; expected " + expected);
    return take();
  }

  EventSelector after_colon() {
    take();
    const EventToken& first = take_name("the name of a group, as asset:plant");
    if (!next().is(":")) return {"", first.text, first.column, first.column};
    take();
    const EventToken& name = take_name("a name");
    return {first.text, name.text, first.column, name.column};
  }

  void between_brackets(std::vector<EventSelector>& selectors) {
    do {
      take();
      const EventToken& kind = take_name("a kind of group, as [family=drone, asset=plant]");
      if (!next().is("=")) {
        refuse(next(), "unexpected " + shown(next()) + "; expected '=' and a name after " + in_quotes(kind.text));
      }
      take();
      const EventToken& name = take_name("a name");
      selectors.push_back({kind.text, name.text, kind.column, name.column});
    } while (next().is(","));
    if (!next().is("]")) refuse(next(), "unexpected " + shown(next()) + "; expected ',' or ']'");
    take();
  }

  std::vector<EventToken> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

EventSyntax parse_event(std::string_view text) {
  if (text.size() > longest_text) throw EventSyntaxError({1, "longer than 2000 characters; expected a condition"});
  return Parser(text).parse();
}

}  // namespace bulwark
