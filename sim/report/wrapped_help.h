// A help text as wide as where it is read.
#pragma once

#include <cstddef>
#include <string>

namespace bulwark {

/// Columns of a help text that goes to no terminal, as in the manual.
constexpr std::size_t usual_width = 100;

/// Fills paragraphs that begin in the first column, and the meanings of options, which stand in column 30, to at most
/// `width` characters a line, where words allow. Usage, examples and other indented lines stay as they are.
std::string wrapped_help(const std::string& help, std::size_t width);

}  // namespace bulwark
