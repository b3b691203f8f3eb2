#include "base/terminal_text.h"

#include <gtest/gtest.h>

#include <string>

#include "base/input_error.h"

namespace bulwark {
namespace {

TEST(TerminalText, LeavesTextAsItIs) {
  const std::string text = "raid über Kyjiw: 迎撃 96 %\n\tπ ≈ 3.14 … 🚀\n";
  EXPECT_EQ(for_terminal(text), text);
  EXPECT_EQ(for_terminal(""), "");
}

TEST(TerminalText, WritesOutControls) {
  EXPECT_EQ(for_terminal("a\x1b[31mred\r\x07\x7f"), "a\\x1b[31mred\\x0d\\x07\\x7f");
  EXPECT_EQ(for_terminal(std::string("nul\0!", 5)), "nul\\x00!");
  EXPECT_EQ(for_terminal("\u0080\u009b\u0085|\u00a0"), "\\u0080\\u009b\\u0085|\u00a0");  // C1; a no-break space is none
}

TEST(TerminalText, WritesOutWhatTurnsTheReadingOrder) {
  for (std::uint32_t code = 0x2020; code <= 0x2070; ++code) {
    const std::string text = {static_cast<char>(0xE2), static_cast<char>(code >> 6U),
                              static_cast<char>(0x80U + (code & 0x3FU))};
    const bool is_obeyed = (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    EXPECT_EQ(for_terminal(text) != text, is_obeyed) << std::hex << code;
  }
  EXPECT_EQ(for_terminal("\u202egnp.exe"), "\\u202egnp.exe");
}

TEST(TerminalText, WritesOutBytesThatAreNoText) {
  EXPECT_EQ(for_terminal("\x9b[m"), "\\x9b[m");                         // CSI of a terminal in eight bits
  EXPECT_EQ(for_terminal("\xc0\x9b"), "\\xc0\\x9b");                    // too long a form
  EXPECT_EQ(for_terminal("\xe0\x82\x9b"), "\\xe0\\x82\\x9b");           // likewise
  EXPECT_EQ(for_terminal("\xed\xa0\x80"), "\\xed\\xa0\\x80");           // a surrogate
  EXPECT_EQ(for_terminal("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");  // beyond Unicode
  EXPECT_EQ(for_terminal("cut \xe2\x80"), "cut \\xe2\\x80");
}

TEST(TerminalText, KeepsANameWithinItsLine) {
  EXPECT_EQ(for_terminal_line("a\nb\tc"), "a\\x0ab\\x09c");
  EXPECT_EQ(to_string({"evil\nname.yaml", 1, 2, "", "wrong"}), "evil\\x0aname.yaml:1:2: wrong");
}

TEST(InputErrorsTest, SaysFiftyAndCountsTheRest) {
  ErrorCollector collector;
  for (int i = 0; i < 40'000; ++i) collector.add({"a.yaml", i + 1, 1, "", "wrong"});
  try {
    collector.finish();
    FAIL();
  } catch (const InputErrors& errors) {
    const std::string text = errors.what();
    EXPECT_EQ(errors.errors().size(), 40'000U);
    EXPECT_NE(text.find("a.yaml:50:1: wrong\nand 39950 more errors"), std::string::npos) << text;
    EXPECT_EQ(text.find("a.yaml:51:"), std::string::npos);
  }
  EXPECT_EQ(std::string(InputErrors({{"a", 0, 0, "", "x"}}).what()), "a: x");
}

TEST(InputErrorsTest, KeepsEachErrorOnce) {
  ErrorCollector collector;
  const InputError error{"a.yaml", 1, 1, "b", "wrong"};
  collector.add(error);
  collector.add({"a.yaml", 1, 1, "c", "wrong"});
  collector.add(error);
  try {
    collector.finish();
    FAIL();
  } catch (const InputErrors& errors) {
    EXPECT_EQ(errors.errors().size(), 2U);
  }
}

}  // namespace
}  // namespace bulwark
