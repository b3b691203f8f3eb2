#include "output/csv_file.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "columns/csv.h"

namespace bulwark {

CsvFile::CsvFile(const std::filesystem::path& path, const std::vector<std::string>& header)
    : file_(path), columns_(header.size()) {
  const std::vector<TableCell> cells(header.begin(), header.end());
  write(csv_row(cells));
}

void CsvFile::add(const std::vector<TableCell>& row) {
  if (row.size() != columns_) throw std::logic_error("a row of " + name() + " does not fit its header");
  write(csv_row(row));
  ++rows_;
}

void CsvFile::add_lines(const std::string& lines) {
  write(lines);
  rows_ += static_cast<std::uint64_t>(std::count(lines.begin(), lines.end(), '\n'));
}

void CsvFile::finish(ResultSwap& files) {
  file_.finish();
  files.add(std::move(file_), hash_.digest());
}

void CsvFile::write(const std::string& text) {
  file_.write(text);
  hash_.add(text);
}

}  // namespace bulwark
