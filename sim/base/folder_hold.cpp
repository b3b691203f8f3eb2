#include "base/folder_hold.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

namespace bulwark {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(int error, const std::string& what) {
  throw std::system_error(error, std::generic_category(), what);
}

struct LockFile {
  int descriptor;
  bool is_new;
};

/// Never waits, never follows a link: what lies there may have been put there.
LockFile open_lock(const fs::path& path) {
  constexpr int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  int descriptor = ::open(path.c_str(), flags | O_EXCL, 0666);
  const bool is_new = descriptor >= 0;
  if (!is_new && errno == EEXIST) descriptor = ::open(path.c_str(), flags, 0666);
  if (descriptor < 0) fail(errno, "cannot write " + path.string());
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) return {descriptor, is_new};
  ::close(descriptor);
  throw std::runtime_error(path.string() + " is no file; expected none there, or one of this program");
}

/// Its first line.
std::string holder(int descriptor) {
  std::array<char, 200> text{};
  const ssize_t length = ::pread(descriptor, text.data(), text.size(), 0);
  const std::string line(text.data(), static_cast<std::size_t>(length > 0 ? length : 0));
  const std::size_t end = line.find('\n');
  return end == 0 || line.empty() ? "another process" : line.substr(0, end);
}

std::string own_name() {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  return fmt::format("process {} on {}\n", ::getpid(), host.data());
}

/// False where the file was taken away between opening and locking it: by the one that let go.
bool is_still_there(int descriptor, const fs::path& path) {
  struct stat locked {};
  struct stat there {};
  return ::fstat(descriptor, &locked) == 0 && ::lstat(path.c_str(), &there) == 0 && locked.st_dev == there.st_dev &&
         locked.st_ino == there.st_ino;
}

/// 0 or the error.
int lock(int descriptor) {
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EINTR) return errno;
  }
  return 0;
}

}  // namespace

FolderHold::FolderHold(fs::path folder) : folder_(std::move(folder)) {
  const fs::path path = folder_ / file_name;
  while (true) {
    const LockFile file = open_lock(path);
    descriptor_ = file.descriptor;
    was_left_ = !file.is_new;
    const int error = lock(descriptor_);
    if (error == 0 && is_still_there(descriptor_, path)) break;
    const std::string who = error == EWOULDBLOCK ? holder(descriptor_) : "";
    ::close(std::exchange(descriptor_, -1));
    if (error == EWOULDBLOCK) throw std::runtime_error(folder_.string() + " is being written to by " + who);
    if (error != 0) fail(error, "the file system of " + folder_.string() + " has no locks; choose a folder on another");
  }
  // Only for the words of whoever is refused: that it cannot be written, say on a full disk, is no fault.
  const std::string name = own_name();
  if (::ftruncate(descriptor_, 0) != 0 || ::pwrite(descriptor_, name.data(), name.size(), 0) < 0) return;
}

FolderHold::FolderHold(FolderHold&& other) noexcept
    : folder_(std::move(other.folder_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      was_left_(other.was_left_),
      is_changing_(other.is_changing_) {}

FolderHold::~FolderHold() {
  if (descriptor_ < 0) return;
  // Before the lock is free, lest the file of the next one be taken away.
  if (!is_changing_) ::unlink((folder_ / file_name).c_str());
  ::close(descriptor_);
}

}  // namespace bulwark
