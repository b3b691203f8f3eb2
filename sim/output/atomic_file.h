// Files that are either there and whole or not there: what a reader opens is never half written.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bulwark {

/// Files that are to be replaced together: all are written in full before the first takes its place, so that a disk
/// that fills up leaves every old one.
class FileBatch {
 public:
  FileBatch() = default;
  /// Removes what has not been put in place.
  ~FileBatch();
  FileBatch(const FileBatch&) = delete;
  FileBatch& operator=(const FileBatch&) = delete;

  /// Writes `content` to `path`.tmp.PID in the same folder: every write is checked and flushed to the disk (fsync). A
  /// device or a pipe in place of the file is written to as it is. On failure nothing of it is left behind, what was at
  /// `path` before is untouched, and std::system_error says which file and why ("cannot write out/summary.csv: the disk
  /// is full").
  void add(const std::filesystem::path& path, std::string_view content);

  /// Renames the files into place in the order in which they were added, with the permissions of new files. Throws as
  /// above.
  void put_in_place();

 private:
  std::vector<std::pair<std::string, std::filesystem::path>> written_;  // temporary and final name
};

/// A batch of one file.
void write_file(const std::filesystem::path& path, std::string_view content);

}  // namespace bulwark
