// Input for readers that open their file themselves.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace bulwark::fuzzing {

/// Where inputs that name other files lie: nothing is there. Among the descriptors a number would be a file, be it a
/// pipe that nobody writes to.
inline constexpr const char* empty_folder = "/nonexistent/";

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

  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace bulwark::fuzzing
