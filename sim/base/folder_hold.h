// One command at a time writes into a folder.
#pragma once

#include <filesystem>

namespace bulwark {

/// Keeps all others that hold folders out of one, on this machine and, where the file system has locks, on others. The
/// lock (flock) is on `.bulwark.lock` in the folder, which says who holds it; the kernel frees it when the process
/// ends, however it ends. Whoever lets go takes the file away; one that is there without a lock was left by a process
/// that was killed, and marks the folder as this program's.
class FolderHold {
 public:
  /// The folder must exist. Throws std::runtime_error, naming the holder, where it is held, and std::system_error where
  /// it cannot be written to or its file system has no locks.
  explicit FolderHold(std::filesystem::path folder);
  ~FolderHold();
  FolderHold(FolderHold&& other) noexcept;
  FolderHold& operator=(FolderHold&&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  /// Whether the one before was killed, or failed between begin_change() and end_change().
  bool was_left() const { return was_left_; }

  /// In between what is in the folder does not belong together; if the process gets no further, the mark stays.
  void begin_change() { is_changing_ = true; }
  void end_change() { is_changing_ = false; }

  static constexpr const char* file_name = ".bulwark.lock";

 private:
  std::filesystem::path folder_;
  int descriptor_ = -1;
  bool was_left_ = false;
  bool is_changing_ = false;
};

}  // namespace bulwark
