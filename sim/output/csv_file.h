// A CSV file too long to hold in memory: written row by row, and there only when it is whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/atomic_file.h"
#include "columns/result_table.h"
#include "output/result_swap.h"
#include "output/sha256.h"

namespace bulwark {

class CsvFile {
 public:
  /// Rows go to a temporary beside `path`. All members throw as AtomicFile.
  CsvFile(const std::filesystem::path& path, const std::vector<std::string>& header);

  /// Precondition: as long as the header.
  void add(const std::vector<TableCell>& row);
  /// Rows that are CSV already, ends of lines included.
  void add_lines(const std::string& lines);
  /// Flushes to the disk and hands the file over, to take its place with the others. Nothing can be added then.
  void finish(ResultSwap& files);

  std::string name() const { return file_.path().filename().string(); }
  std::uint64_t rows() const { return rows_; }

 private:
  void write(const std::string& text);

  AtomicFile file_;
  Sha256 hash_;
  std::size_t columns_ = 0;
  std::uint64_t rows_ = 0;
};

}  // namespace bulwark
