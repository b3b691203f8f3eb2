#include "report/text_table.h"

#include <algorithm>

#include "base/utf8.h"

namespace bulwark {

namespace {

constexpr std::size_t first_column_limit = 30;
constexpr const char* gap = "   ";

/// The first `limit` characters, the last of them `…` where some had to go.
std::string shortened(const std::string& text, std::size_t limit) {
  if (character_count(text) <= limit) return text;
  std::size_t end = 0;
  for (std::size_t characters = 0; end < text.size(); ++end) {
    if (!is_within_character(text[end]) && ++characters == limit) break;
  }
  return text.substr(0, end) + "…";
}

}  // namespace

TextTable TextTable::with_long_names(std::vector<std::string> header) {
  TextTable table(std::move(header));
  table.has_long_names_ = true;
  return table;
}

std::string TextTable::text() const {
  if (rows_.size() < 2) return {};
  auto rows = rows_;
  if (!has_long_names_) {
    for (auto& row : rows) row.front() = shortened(row.front(), first_column_limit);
  }
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], character_count(row[i]));
  }
  widths.front() = std::max(widths.front(), first_column_limit);
  std::string text;
  for (const auto& row : rows) {
    text += row.front() + std::string(widths.front() - character_count(row.front()), ' ');
    for (std::size_t i = 1; i < row.size(); ++i)
      text += gap + std::string(widths[i] - character_count(row[i]), ' ') + row[i];
    text += '\n';
  }
  return text;
}

}  // namespace bulwark
