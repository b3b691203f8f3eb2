// Tables in Markdown.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

namespace bulwark {

inline std::string markdown_row(const std::vector<std::string>& cells) {
  return fmt::format("| {} |\n", fmt::join(cells, " | "));
}

/// The header and the rule below it.
inline std::string markdown_header(const std::vector<std::string>& columns) {
  return markdown_row(columns) + markdown_row(std::vector<std::string>(columns.size(), "---"));
}

}  // namespace bulwark
