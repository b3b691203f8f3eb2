// The nearest known name to one that is unknown: "did you mean …".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bulwark {

/// Least number of insertions, deletions, replacements and swaps of neighbours that turn one into the other, letter
/// case ignored (optimal string alignment; Damerau 1964).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The known name nearest to `name`, the first of equals; empty where none is near enough to be a slip of the hand
/// (a third of the letters), or the beginning of exactly one.
std::string nearest_name(std::string_view name, const std::vector<std::string>& known);

/// "; did you mean 'x'?", or "; expected a, b or c" where nothing is near and few are known, or nothing.
std::string suggestion(std::string_view name, const std::vector<std::string>& known);

}  // namespace bulwark
