// A CSV file of an author, as lines of cells with their places (RFC 4180: quotes around cells that hold commas or
// quotes). Lines without a character are passed over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bulwark {

struct CsvCell {
  std::string text;  // without quotes, and without blanks at its ends
  int column = 1;    // of its first character
};

struct CsvLine {
  int line = 1;
  std::vector<CsvCell> cells;
};

/// The header first. Throws InputErrors, naming the file, where the bytes are no text (encoding.h) or have no header,
/// where a quote has no end, and of each line that has more or fewer cells than the header.
std::vector<CsvLine> parse_csv(std::string_view text, const std::string& file);

}  // namespace bulwark
