// A CSV file too long to hold in memory: written row by row, and there only when it is whole.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "output/result_table.h"

namespace bulwark {

class CsvFile {
 public:
  /// Rows go to `path`.tmp.PID until finish(). All members throw std::system_error, naming file and reason.
  CsvFile(std::filesystem::path path, const std::vector<std::string>& header);
  /// Takes an unfinished file away.
  ~CsvFile();
  CsvFile(const CsvFile&) = delete;
  CsvFile& operator=(const CsvFile&) = delete;

  /// Precondition: as long as the header.
  void add(const std::vector<TableCell>& row);
  /// Rows that are CSV already, ends of lines included.
  void add_lines(const std::string& lines);
  /// Flushes to the disk (fsync) and renames into place.
  void finish();
  std::uint64_t rows() const { return rows_; }

 private:
  void write(const std::string& text);
  [[noreturn]] void fail() const;

  std::filesystem::path path_;
  std::string temporary_;
  std::FILE* file_ = nullptr;
  std::size_t columns_ = 0;
  std::uint64_t rows_ = 0;
};

}  // namespace bulwark
