#include "yaml/encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace bulwark {

namespace {

std::uint32_t byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

/// Length of the well-formed UTF-8 sequence at `i`, 0 where there is none (The Unicode Standard, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t i) {
  const std::uint32_t first = byte_at(text, i);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte_at(text, i + k) & 0xC0U) != 0x80U) return 0;
  }
  const std::uint32_t second = byte_at(text, i + 1);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool surrogate_or_beyond = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
  return overlong || surrogate_or_beyond ? 0 : length;
}

std::string control_fault(std::string_view text, std::size_t i) {
  const std::uint32_t c = byte_at(text, i);
  if (c == '\r') {
    return i + 1 < text.size() && text[i + 1] == '\n' ? "" : "a lone carriage return; end lines with a line feed";
  }
  if (c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7F)) return {};
  return fmt::format("control character U+{:04X}; expected plain text", c);
}

}  // namespace

std::optional<EncodingFault> find_encoding_fault(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return EncodingFault{0, "the text is in UTF-16; save the file in UTF-8"};
  }
  const std::size_t nul = text.find('\0');
  if (nul != std::string_view::npos)
    return EncodingFault{nul, "a binary file (NUL byte); expected a YAML text in UTF-8"};
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence_length(text, i);
    if (length == 0) {
      return EncodingFault{i, fmt::format("byte 0x{:02X} is not UTF-8; save the file in UTF-8", byte_at(text, i))};
    }
    if (std::string message = control_fault(text, i); !message.empty()) return EncodingFault{i, std::move(message)};
    i += length;
  }
  return std::nullopt;
}

std::size_t byte_order_mark_length(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace bulwark
