// Numbers as JSON writes them (RFC 8259), and nothing else: no octal, hexadecimal, sexagesimal, infinity or separators.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bulwark {

/// How many characters of `text` are the number that it begins with; 0 where it begins with none, as `010`, `.5`,
/// `0x10`.
std::size_t number_length(std::string_view text);

/// The value of a text that is a number throughout; none where it is too large or too small for a double.
std::optional<double> to_double(std::string_view number);

/// The number that an author of `010`, `.5`, `+3`, `1_000` probably meant; empty where that is anybody's guess.
std::string likely_number(std::string_view text);

/// Shortest decimal text that reads back as the same double.
std::string shortest(double value);

}  // namespace bulwark
