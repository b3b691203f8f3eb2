// Input for readers that open their file themselves.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace bulwark::fuzzing {

/// A file in memory, which has a path (Linux, /proc).
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(::memfd_create("input", 0)) {
    const bool is_written =
        descriptor_ >= 0 && ::write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    if (!is_written) throw std::logic_error("no file in memory");
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  /// Within folder().
  std::string name() const { return std::to_string(descriptor_); }
  static std::string folder() { return "/proc/self/fd/"; }
  std::string path() const { return folder() + name(); }

 private:
  int descriptor_;
};

}  // namespace bulwark::fuzzing
