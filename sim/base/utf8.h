// UTF-8, as far as texts of others are read, cut, counted and made safe here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bulwark {

/// A character of a text: how many bytes it takes, and its code point.
struct Utf8Character {
  std::size_t length = 0;  // 0 where the bytes are none
  std::uint32_t code = 0;
};

/// The character that a text, not empty, begins with. Well-formed sequences alone: the shortest form, no surrogates, up
/// to U+10FFFF (RFC 3629, section 4; The Unicode Standard, table 3-7).
Utf8Character first_character(std::string_view text);

/// Whether the byte goes on with a character that an earlier one began.
constexpr bool is_within_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// How many characters a well-formed text has.
std::size_t character_count(std::string_view text);

/// The last place at or before `at` where a character begins: where a text may be cut.
std::size_t character_begin(std::string_view text, std::size_t at);

/// The text with U+FFFD in place of every byte that is not of a character.
std::string as_utf8(std::string_view text);

}  // namespace bulwark
