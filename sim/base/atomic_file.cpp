#include "base/atomic_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include "base/write_all.h"

namespace bulwark {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 16U;
constexpr std::string_view temporary_start = ".bulwark-";
constexpr std::string_view temporary_end = ".tmp";
constexpr std::size_t random_digits = 16;

[[noreturn]] void fail(const fs::path& path, int error) {
  const char* reason = error == ENOSPC || error == EDQUOT ? ": the disk is full" : "";
  throw std::system_error(error, std::generic_category(), "cannot write " + path.string() + reason);
}

/// A rename would replace a device by a file, and a pipe would wait for a reader for ever.
void check_place(const fs::path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return;  // what is wrong is said where the temporary is made
  if (S_ISDIR(status.st_mode)) fail(path, EISDIR);
  if (S_ISREG(status.st_mode) || S_ISLNK(status.st_mode)) return;
  throw std::runtime_error("cannot write " + path.string() + ": it is a pipe or a device; expected a file");
}

std::string random_name() {
  std::uint64_t word = 0;
  if (::getrandom(&word, sizeof word, 0) != sizeof word) throw std::runtime_error("the system gives no random bytes");
  return fmt::format("{}{}-{:016x}{}", temporary_start, ::getpid(), word, temporary_end);
}

}  // namespace

AtomicFile::AtomicFile(fs::path path) : path_(std::move(path)) {
  check_place(path_);
  do {
    temporary_ = (path_.parent_path() / random_name()).string();
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  } while (descriptor_ < 0 && errno == EEXIST);
  if (descriptor_ < 0) fail(path_, errno);
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      buffer_(std::exchange(other.buffer_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void AtomicFile::write(std::string_view content) {
  buffer_ += content;
  if (buffer_.size() >= buffer_bytes) flush_buffer();
}

void AtomicFile::flush_buffer() {
  if (const int error = write_all(descriptor_, buffer_)) fail(path_, error);
  buffer_.clear();
}

void AtomicFile::finish() {
  flush_buffer();
  if (::fsync(descriptor_) != 0) fail(path_, errno);
  // Some file systems report a full disk only here.
  if (::close(std::exchange(descriptor_, -1)) != 0) fail(path_, errno);
}

void AtomicFile::put_in_place() {
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_, errno);
  temporary_.clear();
}

void write_file(const fs::path& path, std::string_view content) {
  AtomicFile file(path);
  file.write(content);
  file.finish();
  file.put_in_place();
}

void flush_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail(folder, errno);
  const int error = ::fsync(descriptor) != 0 ? errno : 0;
  ::close(descriptor);
  if (error != 0 && error != EINVAL) fail(folder, error);  // EINVAL: a file system that has no such thing
}

bool is_temporary(std::string_view name) {
  if (!name.starts_with(temporary_start) || !name.ends_with(temporary_end)) return false;
  name.remove_prefix(temporary_start.size());
  const std::size_t digits = name.find_first_not_of("0123456789");
  return digits > 0 && digits != std::string_view::npos && name[digits] == '-' &&
         name.size() == digits + 1 + random_digits + temporary_end.size() &&
         name.find_first_not_of("0123456789abcdef", digits + 1) == digits + 1 + random_digits;
}

void remove_temporaries(const fs::path& folder) {
  std::vector<fs::path> left;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (is_temporary(entry.path().filename().string())) left.push_back(entry.path());
  }
  for (const fs::path& file : left) ::unlink(file.c_str());
}

}  // namespace bulwark
