#include "output/json.h"

#include <fmt/format.h>

#include <cmath>

namespace bulwark {

namespace {

/// Length of the UTF-8 character that `text` begins with, 0 if it begins with none (Unicode 15, table 3-7).
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  const unsigned second = byte(1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool overlong = first == 0xE0 && second < 0xA0;
    const bool surrogate = first == 0xED && second > 0x9F;
    return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool overlong = first == 0xF0 && second < 0x90;
    const bool beyond = first == 0xF4 && second > 0x8F;
    return continues(1) && continues(2) && continues(3) && !overlong && !beyond ? 4 : 0;
  }
  return 0;
}

std::string escaped(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return static_cast<unsigned char>(c) < 0x20 ? fmt::format("\\u{:04x}", static_cast<unsigned>(c))
                                                  : std::string(1, c);
  }
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string json = "\"";
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 0) json += "\\ufffd";
    if (length == 1) json += escaped(text.front());
    if (length > 1) json += text.substr(0, length);
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return json + '"';
}

std::string json_list(const std::vector<std::string>& texts) {
  std::string json = "[";
  for (const std::string& text : texts) {
    if (json.size() > 1) json += ", ";
    json += json_string(text);
  }
  return json + ']';
}

void JsonObject::add(std::string_view key, std::uint64_t number) {
  add_raw(key, fmt::format("{}", number));
}

void JsonObject::add(std::string_view key, double number) {
  add_raw(key, std::isfinite(number) ? fmt::format("{}", number) : "null");
}

void JsonObject::add_raw(std::string_view key, std::string_view json) {
  members_.push_back(json_string(key) + ": " + std::string(json));
}

std::string JsonObject::text(int indentation) const {
  const std::string margin(static_cast<std::size_t>(indentation), ' ');
  std::string json = "{";
  for (std::size_t i = 0; i < members_.size(); ++i) json += (i > 0 ? ",\n  " : "\n  ") + margin + members_[i];
  return json + '\n' + margin + '}';
}

}  // namespace bulwark
