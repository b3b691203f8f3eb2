// Files that are either there and whole or not there: what a reader opens is never half written.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace bulwark {

/// A file on its way to its place. Its content goes to `.bulwark-PID-RANDOM.tmp` in the same folder, which is made
/// anew: a link or a pipe that waits under that name is never written through. All members throw std::system_error with
/// file and reason ("cannot write out/summary.csv: the disk is full"); nothing is then left of it, and what was at the
/// path before is untouched.
class AtomicFile {
 public:
  /// Throws std::runtime_error where a pipe or a device is in its place.
  explicit AtomicFile(std::filesystem::path path);
  /// Takes away what has not been put in place.
  ~AtomicFile();
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;

  const std::filesystem::path& path() const { return path_; }

  void write(std::string_view content);
  /// Flushes to the disk (fsync): the content is whole, though not in its place yet.
  void finish();
  /// Renames it into its place, with the permissions of a new file. Precondition: finish() was called. That the name
  /// too outlives a crash of the machine takes flush_folder().
  void put_in_place();

 private:
  void flush_buffer();

  std::filesystem::path path_;
  std::string temporary_;  // empty once it is in place
  std::string buffer_;
  int descriptor_ = -1;
};

/// Writes one file and puts it in place.
void write_file(const std::filesystem::path& path, std::string_view content);

/// Makes the names in a folder as durable as the files: fsync of the folder itself.
void flush_folder(const std::filesystem::path& folder);

/// Whether a name is one of AtomicFile's temporaries.
bool is_temporary(std::string_view name);

/// Takes away the temporaries that killed processes left. Precondition: the caller holds the folder (folder_hold.h).
void remove_temporaries(const std::filesystem::path& folder);

}  // namespace bulwark
