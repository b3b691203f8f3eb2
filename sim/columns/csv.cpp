#include "columns/csv.h"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

namespace bulwark {

namespace {

struct FieldWriter {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(double value) const { return csv_number(value); }
  std::string operator()(std::uint64_t value) const { return fmt::format("{}", value); }
  std::string operator()(const std::string& value) const { return csv_field(value); }
};

}  // namespace

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_number(double value) {
  if (!std::isfinite(value)) return {};
  return fmt::format("{}", value == 0 ? 0.0 : value);
}

std::string csv_row(const std::vector<TableCell>& cells) {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text += ',';
    text += std::visit(FieldWriter{}, cells[i]);
  }
  return text + '\n';
}

std::string to_csv(const ResultTable& table) {
  std::string text;
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    if (i > 0) text += ',';
    text += csv_field(table.header[i]);
  }
  text += '\n';
  for (const auto& row : table.rows) {
    if (row.size() != table.header.size())
      throw std::logic_error("a row of " + table.name + " does not fit its header");
    text += csv_row(row);
  }
  return text;
}

}  // namespace bulwark
