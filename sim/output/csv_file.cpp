#include "output/csv_file.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "output/csv.h"

namespace bulwark {

CsvFile::CsvFile(std::filesystem::path path, const std::vector<std::string>& header)
    : path_(std::move(path)),
      temporary_(path_.string() + ".tmp." + std::to_string(::getpid())),
      columns_(header.size()) {
  file_ = std::fopen(temporary_.c_str(), "wbe");
  if (file_ == nullptr) fail();
  const std::vector<TableCell> cells(header.begin(), header.end());
  write(csv_row(cells));
}

CsvFile::~CsvFile() {
  if (file_ == nullptr) return;
  std::fclose(file_);
  ::unlink(temporary_.c_str());
}

void CsvFile::add(const std::vector<TableCell>& row) {
  if (row.size() != columns_) throw std::logic_error("a row of " + path_.string() + " does not fit its header");
  write(csv_row(row));
  ++rows_;
}

void CsvFile::add_lines(const std::string& lines) {
  write(lines);
  rows_ += static_cast<std::uint64_t>(std::count(lines.begin(), lines.end(), '\n'));
}

void CsvFile::finish() {
  if (std::fflush(file_) != 0 || ::fsync(::fileno(file_)) != 0) fail();
  const int closed = std::fclose(std::exchange(file_, nullptr));
  if (closed != 0 || std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary_.c_str());
    errno = error;
    fail();
  }
}

void CsvFile::write(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail();
}

void CsvFile::fail() const {
  const int error = errno;
  const char* reason = error == ENOSPC || error == EDQUOT ? ": the disk is full" : "";
  throw std::system_error(error, std::generic_category(), "cannot write " + path_.string() + reason);
}

}  // namespace bulwark
