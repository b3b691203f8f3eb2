// Words for messages: quoting what an author wrote, and listing what would do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bulwark {

/// 'text', cut to 60 bytes and without control characters, so that a message stays one readable line.
std::string in_quotes(std::string_view text);

/// "a", "a or b", "a, b or c"; the same with "and".
std::string join_or(const std::vector<std::string>& words);
std::string join_and(const std::vector<std::string>& words);

/// Without blanks at either end.
std::string_view trimmed(std::string_view text);

}  // namespace bulwark
