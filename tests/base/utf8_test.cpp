// UTF-8 against the table of well-formed sequences (The Unicode Standard, table 3-7).
#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace bulwark {
namespace {

TEST(Utf8, KnowsTheFirstAndLastCharacterOfEachLength) {
  const auto is = [](const std::string& text, std::uint32_t code) {
    const Utf8Character character = first_character(text + "x");
    EXPECT_EQ(character.length, text.size()) << text;
    EXPECT_EQ(character.code, code) << text;
  };
  is(std::string(1, '\0'), 0);
  is("\x7f", 0x7F);
  is("\xc2\x80", 0x80);
  is("\xdf\xbf", 0x7FF);
  is("\xe0\xa0\x80", 0x800);
  is("\xed\x9f\xbf", 0xD7FF);
  is("\xee\x80\x80", 0xE000);
  is("\xef\xbf\xbf", 0xFFFF);
  is("\xf0\x90\x80\x80", 0x10000);
  is("\xf4\x8f\xbf\xbf", 0x10FFFF);
}

TEST(Utf8, RefusesWhatIsNoCharacter) {
  for (const char* text :
       {"\x80", "\xbf", "\xc0\xaf", "\xc1\xbf", "\xc2", "\xc2\x41", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xed\xbf\xbf",
        "\xe2\x82", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff"}) {
    EXPECT_EQ(first_character(text).length, 0U) << text;
  }
}

TEST(Utf8, CountsCutsAndMends) {
  EXPECT_EQ(character_count("Größe – 5 %"), 11U);
  EXPECT_EQ(character_begin("aß", 2), 1U);
  EXPECT_EQ(character_begin("aß", 0), 0U);
  EXPECT_EQ(as_utf8("Größe"), "Größe");
  EXPECT_EQ(as_utf8("a\xff"
                    "b\xe2\x82"),
            "a\uFFFD"
            "b\uFFFD\uFFFD");
}

}  // namespace
}  // namespace bulwark
