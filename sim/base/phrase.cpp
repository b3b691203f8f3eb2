#include "base/phrase.h"

#include "base/utf8.h"

namespace bulwark {

namespace {
bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20U || c == 0x7F;
}

std::string joined(const std::vector<std::string>& words, std::string_view last_separator) {
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) result += i + 1 == words.size() ? last_separator : ", ";
    result += words[i];
  }
  return result;
}
}  // namespace

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string_view shown = text;
  if (text.size() > longest) shown = text.substr(0, character_begin(text, longest));
  std::string result = "'";
  for (const char c : shown) result += is_control(c) ? '?' : c;
  return result + (shown.size() < text.size() ? "…'" : "'");
}

std::string join_or(const std::vector<std::string>& words) {
  return joined(words, " or ");
}
std::string join_and(const std::vector<std::string>& words) {
  return joined(words, " and ");
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace bulwark
