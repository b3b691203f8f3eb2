// Files that are either there and whole or not there: what a reader opens is never half written.
#pragma once

#include <filesystem>
#include <string_view>

namespace bulwark {

/// Writes `content` to `path` by way of `path`.tmp.PID in the same folder: every write is checked, flushed to the disk
/// (fsync), and the file then renamed into place, with the permissions of a new file. A device or a pipe in place of
/// the file is written to as it is. On failure nothing is left behind, what was at `path` before is untouched, and
/// std::system_error says which file and why ("cannot write out/summary.csv: the disk is full").
void write_file(const std::filesystem::path& path, std::string_view content);

}  // namespace bulwark
