#include "library/frames.h"

#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>
#include <string_view>

#include "base/number.h"
#include "base/suggest.h"
#include "output/csv.h"

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

/// The fields of a CSV text, record by record.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  std::vector<std::string> record() {
    std::vector<std::string> fields = {field()};
    while (take(',')) fields.push_back(field());
    if (!take('\n')) throw std::runtime_error("a record without an end");
    return fields;
  }

 private:
  bool take(char c) {
    if (at_end() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  std::string field() {
    if (take('"')) return quoted();
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of(",\n", at_), text_.size());
    return std::string(text_.substr(begin, at_ - begin));
  }
  std::string quoted() {
    std::string field;
    for (;;) {
      const std::size_t quote = text_.find('"', at_);
      if (quote == std::string_view::npos) throw std::runtime_error("a quote without an end");
      field += text_.substr(at_, quote - at_);
      at_ = quote + 1;
      if (!take('"')) return field;
      field += '"';
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

TableCell cell_of(const std::string& field) {
  if (field.empty()) return {};
  if (number_length(field) == field.size()) {
    if (const auto value = to_double(field)) return *value;
  }
  return field;
}

ResultTable table_of(const std::string& name, std::string_view text) {
  CsvReader reader(text);
  ResultTable table{name, reader.record(), {}};
  while (!reader.at_end()) {
    std::vector<TableCell>& row = table.rows.emplace_back();
    for (const std::string& field : reader.record()) row.push_back(cell_of(field));
    if (row.size() != table.header.size()) throw std::runtime_error("a row that is not as long as the header");
  }
  return table;
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

ResultTable read_table(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  try {
    return table_of(file.stem().string(), text.str());
  } catch (const std::runtime_error& fault) {
    throw std::runtime_error(file.string() + ": " + fault.what());
  }
}

}  // namespace bulwark
