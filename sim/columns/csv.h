// Result tables as CSV (RFC 4180, but with `\n` ends of lines): UTF-8, `.` decimals, the shortest digits that read back
// as the same double, quotes only where they are needed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "columns/result_table.h"

namespace bulwark {

/// The text as a CSV field: quoted where it holds a comma, a quote or an end of line.
std::string csv_field(std::string_view text);

/// Shortest digits that read back as `value`; empty for NaN and infinities, 0 for -0.
std::string csv_number(double value);

/// One line, its end included.
std::string csv_row(const std::vector<TableCell>& cells);

/// Header and rows. Precondition: every row is as long as the header.
std::string to_csv(const ResultTable& table);

}  // namespace bulwark
