#include "columns/csv_reader.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.h"

namespace bulwark {

namespace {

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

/// A count as csv.h writes it.
std::optional<std::uint64_t> count_of(const std::string& field) {
  const char* const end = field.data() + field.size();
  std::uint64_t count = 0;
  const auto [stop, fault] = std::from_chars(field.data(), end, count);
  const bool is_count = fault == std::errc() && stop == end && (field.size() == 1 || field[0] != '0');
  return is_count ? std::optional(count) : std::nullopt;
}

TableCell cell_of(const std::string& field) {
  if (field.empty()) return {};
  if (const auto count = count_of(field)) return *count;
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

ResultTable read_table(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) throw std::runtime_error(file.string() + " is no file");
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
