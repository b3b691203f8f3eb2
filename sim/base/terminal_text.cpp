#include "base/terminal_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "base/utf8.h"

namespace bulwark {

namespace {

bool is_obeyed(std::uint32_t code) {
  const auto is_in = [code](std::uint32_t first, std::uint32_t last) { return code >= first && code <= last; };
  return code < 0x20U || is_in(0x7F, 0x9F) || is_in(0x2028, 0x202E) || is_in(0x2066, 0x2069);
}

std::string escaped(std::string_view text, std::string_view kept) {
  std::string safe;
  safe.reserve(text.size());
  while (!text.empty()) {
    const Utf8Character character = first_character(text);
    const std::size_t length = std::max<std::size_t>(character.length, 1);
    const auto byte = static_cast<unsigned char>(text.front());
    if (character.length == 0) {
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
