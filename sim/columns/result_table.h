// A result table: a name, a header and rows of cells. What a row says is up to the table; how it is written, to csv.h.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace bulwark {

/// A number, a count, a text, or nothing. NaN and infinities are written as nothing.
using TableCell = std::variant<std::monostate, double, std::uint64_t, std::string>;

struct ResultTable {
  std::string name;  // the file's, without `.csv`
  std::vector<std::string> header;
  std::vector<std::vector<TableCell>> rows;
};

}  // namespace bulwark
