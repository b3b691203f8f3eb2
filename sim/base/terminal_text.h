// Text as a terminal may be given it: with nothing in it that would move the cursor, change colours or turn the reading
// order round. Names, file names and what a journal says come from others; a message that holds them goes through here.
#pragma once

#include <string>
#include <string_view>

namespace bulwark {

/// The text with what is not to be obeyed written out: C0 controls other than the end of a line and the tabulator, DEL
/// and bytes that are no UTF-8 as \x1b; C1 controls, line and paragraph separators (U+2028, U+2029) and bidirectional
/// overrides and isolates (U+202A-202E, U+2066-2069; Boucher and Anderson, "Trojan Source", 2021) as \u202e.
std::string for_terminal(std::string_view text);

/// The same without ends of lines and tabulators either: for a name within a line.
std::string for_terminal_line(std::string_view text);

}  // namespace bulwark
