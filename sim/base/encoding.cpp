#include "base/encoding.h"

#include <fmt/format.h>

#include <cstdint>
#include <utility>

#include "base/utf8.h"

namespace bulwark {

namespace {

std::uint32_t byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
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
  if (nul != std::string_view::npos) return EncodingFault{nul, "a binary file (NUL byte); expected a text in UTF-8"};
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = first_character(text.substr(i)).length;
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

}  // namespace bulwark
