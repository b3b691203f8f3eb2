// What an event's expression is parsed as, and what is said of one that is none.
#include "format/event_parser.h"

#include <gtest/gtest.h>

#include <random>

namespace bulwark {
namespace {

/// The tree with a bracket around each operation.
std::string shape(const EventSyntax& syntax) {
  switch (syntax.kind) {
    case EventSyntax::Kind::number:
      return syntax.text + syntax.unit;
    case EventSyntax::Kind::term: {
      std::string text = syntax.text;
      for (const EventSelector& selector : syntax.selectors) text += "{" + selector.kind + "=" + selector.name + "}";
      return text;
    }
    case EventSyntax::Kind::binary:
      return "(" + shape(syntax.parts[0]) + " " + syntax.text + " " + shape(syntax.parts[1]) + ")";
    default:
      return "(" + syntax.text + " " + shape(syntax.parts[0]) + ")";
  }
}

std::string parsed(const std::string& text) {
  try {
    return shape(parse_event(text));
  } catch (const EventSyntaxError& error) {
    return std::to_string(error.fault().column) + ": " + error.what();
  }
}

TEST(EventParser, BindsAsArithmeticAndLogicDo) {
  EXPECT_EQ(parsed("a > 1 and b > 2 or not c > 3"), "(((a > 1) and (b > 2)) or (not (c > 3)))");
  EXPECT_EQ(parsed("a or b and c"), "(a or (b and c))");
  EXPECT_EQ(parsed("not a and b"), "((not a) and b)");
  EXPECT_EQ(parsed("a - b - c <= 2 * d / 4"), "(((a - b) - c) <= ((2 * d) / 4))");
  EXPECT_EQ(parsed("(a or b) and (c + d) * 2 != -1"), "((a or b) and (((c + d) * 2) != (- 1)))");
}

TEST(EventParser, ReadsNumbersWithAndWithoutUnits) {
  EXPECT_EQ(parsed("a > 1.5 GW"), "(a > 1.5GW)");
  EXPECT_EQ(parsed("a>30%"), "(a > 30%)");
  EXPECT_EQ(parsed("a > 1e-3 and b"), "((a > 1e-3) and b)");
  EXPECT_EQ(parsed("a > 3 or not b"), "((a > 3) or (not b))");
}

TEST(EventParser, ReadsGroups) {
  EXPECT_EQ(parsed("disabled:plant_a"), "disabled{=plant_a}");
  EXPECT_EQ(parsed("disabled:asset:plant-a and empty:guns.3"), "(disabled{asset=plant-a} and empty{=guns.3})");
  EXPECT_EQ(parsed("leaked_hit[family=ballistic, asset='plant a'] >= 3"),
            "(leaked_hit{family=ballistic}{asset=plant a} >= 3)");
  EXPECT_EQ(parsed("leakers:family:\"und\" > 1"), "(leakers{family=und} > 1)");
  EXPECT_EQ(parsed("leakers:all"), "leakers{=all}");
  EXPECT_EQ(parsed("leakers[asset=Störfall] > 0"), "(leakers{asset=Störfall} > 0)");
}

TEST(EventParser, SaysWhereAndWhatWasExpected) {
  EXPECT_EQ(parsed(""), "1: unexpected the end; expected a metric, a number, not or '('");
  EXPECT_EQ(parsed("a > "), "5: unexpected the end; expected a metric, a number, not or '('");
  EXPECT_EQ(parsed("a >= 1 GW b"), "11: unexpected 'b'; expected and, or, a comparison, or the end");
  EXPECT_EQ(parsed("a => 3"), "3: '=>' compares nothing; did you mean '>='?");
  EXPECT_EQ(parsed("a =< 3"), "3: '=<' compares nothing; did you mean '<='?");
  EXPECT_EQ(parsed("a = 3"), "3: '=' compares nothing; did you mean '=='?");
  EXPECT_EQ(parsed("a && b"), "3: '&' is no operator; did you mean 'and'?");
  EXPECT_EQ(parsed("a || b"), "3: '|' is no operator; did you mean 'or'?");
  EXPECT_EQ(parsed("1 < a < 3"),
            "7: comparisons do not chain; expected two of them joined by and, as a >= 1 and a <= 3");
  EXPECT_EQ(parsed("(a or b"), "8: unexpected the end; expected ')' for the '(' at column 1");
  EXPECT_EQ(parsed("a[family: b]"), "9: unexpected ':'; expected '=' and a name after 'family'");
  EXPECT_EQ(parsed("a[family=b"), "11: unexpected the end; expected ',' or ']'");
  EXPECT_EQ(parsed("a:"), "3: unexpected the end; expected the name of a group, as asset:plant");
  EXPECT_EQ(parsed("a[]"), "3: unexpected ']'; expected a kind of group, as [family=drone, asset=plant]");
  EXPECT_EQ(parsed("a > .5"), "5: '.5' is not a number; expected one as 3, 0.5 or 1e-6; did you mean 0.5?");
  EXPECT_EQ(parsed("a > 010"), "5: '010' is not a number; expected one as 3, 0.5 or 1e-6; did you mean 10?");
  EXPECT_EQ(parsed("a:'b > 3"), "3: a quote that is not closed");
  EXPECT_EQ(parsed("a:'' > 3"), "3: an empty name; expected one between the quotes");
  EXPECT_EQ(parsed("a $ 3"), "3: '$' means nothing here; expected a name, a number, an operator or a bracket");
  EXPECT_EQ(parsed("and a"), "1: unexpected 'and'; expected a metric, a number, not or '('");
}

TEST(EventParser, CountsColumnsInCharacters) {
  EXPECT_EQ(parsed("leakers[asset=Störfall] = 0"), "25: '=' compares nothing; did you mean '=='?");
}

TEST(EventParser, IsBounded) {
  EXPECT_EQ(parsed(std::string(101, '(') + "a"), "101: more than 100 levels deep; expected a simpler condition");
  EXPECT_EQ(parsed(std::string(101 * 4, 'x')
                       .replace(0, 404,
                                [] {
                                  std::string nots;
                                  for (int i = 0; i < 101; ++i) nots += "not ";
                                  return nots;
                                }())),
            "401: more than 100 levels deep; expected a simpler condition");
  EXPECT_EQ(parsed(std::string(2001, 'a')), "1: longer than 2000 characters; expected a condition");
}

/// Whatever is typed is parsed or refused; seed 1.
TEST(EventParser, SurvivesAnyText) {
  const std::vector<std::string> pieces = {"a", "and ", "or ", "not ", "(", ")",  "[", "]",  "=", ":", ",", "<",   ">=",
                                           "1", "%",    "GW ", "-",    "*", "\"", "'", "1e", ".", " ", "é", "\x80"};
  std::mt19937_64 engine(1);
  for (int trial = 0; trial < 3000; ++trial) {
    std::string text;
    for (std::size_t length = engine() % 12; length > 0; --length) text += pieces[engine() % pieces.size()];
    EXPECT_FALSE(parsed(text).empty()) << text;
  }
}

}  // namespace
}  // namespace bulwark
