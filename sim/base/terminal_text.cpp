#include "base/terminal_text.h"

#include <fmt/format.h>

#include <cstdint>

namespace bulwark {

namespace {

/// A character, or a byte that begins none.
struct Character {
  std::size_t length = 1;  // bytes
  std::uint32_t code = 0;
  bool is_valid = false;
};

/// RFC 3629, section 4: the shortest form only, no surrogates, up to U+10FFFF.
Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80U) return {1, lead, true};
  const std::size_t length = lead < 0xC2U ? 0 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : lead < 0xF5U ? 4 : 0;
  if (length == 0 || text.size() < length) return {};
  std::uint32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = code >= 0xD800U && code <= 0xDFFFU;
  return {length, code, code >= least[length] && code <= 0x10FFFFU && !is_surrogate};
}

bool is_obeyed(std::uint32_t code) {
  const auto is_in = [code](std::uint32_t first, std::uint32_t last) { return code >= first && code <= last; };
  return code < 0x20U || is_in(0x7F, 0x9F) || is_in(0x2028, 0x202E) || is_in(0x2066, 0x2069);
}

std::string escaped(std::string_view text, std::string_view kept) {
  std::string safe;
  safe.reserve(text.size());
  while (!text.empty()) {
    const Character character = first_character(text);
    const std::size_t length = character.is_valid ? character.length : 1;
    const auto byte = static_cast<unsigned char>(text.front());
    if (!character.is_valid) {
      safe += fmt::format("\\x{:02x}", byte);
    } else if (!is_obeyed(character.code) || kept.find(text.front()) != std::string_view::npos) {
      safe += text.substr(0, length);
    } else {
      safe += character.code < 0x80U ? fmt::format("\\x{:02x}", byte) : fmt::format("\\u{:04x}", character.code);
    }
    text.remove_prefix(length);
  }
  return safe;
}

}  // namespace

std::string for_terminal(std::string_view text) {
  return escaped(text, "\n\t");
}

std::string for_terminal_line(std::string_view text) {
  return escaped(text, "");
}

}  // namespace bulwark
