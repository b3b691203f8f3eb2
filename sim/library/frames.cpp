#include "library/frames.h"

#include <cmath>
#include <limits>

#include "base/suggest.h"
#include "columns/csv.h"

namespace bulwark {

namespace {

bool is_text(const TableCell& cell) {
  return std::holds_alternative<std::string>(cell);
}

double number_of(const TableCell& cell) {
  if (const double* const value = std::get_if<double>(&cell)) return *value;
  if (const std::uint64_t* const count = std::get_if<std::uint64_t>(&cell)) return static_cast<double>(*count);
  return std::numeric_limits<double>::quiet_NaN();
}

std::string text_of(const TableCell& cell) {
  if (const std::string* const text = std::get_if<std::string>(&cell)) return *text;
  if (const std::uint64_t* const count = std::get_if<std::uint64_t>(&cell)) return std::to_string(*count);
  return csv_number(number_of(cell));
}

DataFrame::Column column_of(const ResultTable& table, std::size_t index) {
  DataFrame::Column column{table.header[index], false, {}, {}};
  for (const auto& row : table.rows) column.is_text = column.is_text || is_text(row[index]);
  for (const auto& row : table.rows) {
    if (column.is_text) {
      column.texts.push_back(text_of(row[index]));
    } else {
      column.numbers.push_back(number_of(row[index]));
    }
  }
  return column;
}

[[noreturn]] void refuse_column(const std::string& message) {
  throw Error(Error::Kind::input, message, {{"", 0, 0, "", message}});
}

}  // namespace

const DataFrame::Column& DataFrame::column(const std::string& name) const {
  std::vector<std::string> names;
  for (const Column& column : columns_) {
    if (column.name == name) return column;
    names.push_back(column.name);
  }
  refuse_column("no column '" + name + "' in " + name_ + suggestion(name, names));
}

const std::vector<double>& DataFrame::numbers(const std::string& name) const {
  const Column& found = column(name);
  if (found.is_text) refuse_column("column '" + name + "' of " + name_ + " is of texts");
  return found.numbers;
}

const std::vector<std::string>& DataFrame::texts(const std::string& name) const {
  const Column& found = column(name);
  if (!found.is_text && rows_ > 0) refuse_column("column '" + name + "' of " + name_ + " is of numbers");
  return found.texts;
}

DataFrame frame_of(const ResultTable& table) {
  std::vector<DataFrame::Column> columns;
  for (std::size_t i = 0; i < table.header.size(); ++i) columns.push_back(column_of(table, i));
  return DataFrame(table.name, table.rows.size(), std::move(columns));
}

}  // namespace bulwark
