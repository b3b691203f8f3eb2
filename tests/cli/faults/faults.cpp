// Loaded before the C library (LD_PRELOAD): of all calls that put something on the disk, the BULWARK_FAULT_AT-th, from
// 1, fails as on a full disk, or with BULWARK_FAULT_KILLS set kills the process before it is done. How many calls there
// were goes to the file BULWARK_FAULT_COUNT. BULWARK_NO_LOCKS makes a file system without locks.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace {

std::atomic<long> calls = 0;

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

bool is_due() {
  const char* const at = std::getenv("BULWARK_FAULT_AT");
  if (++calls != (at != nullptr ? std::atol(at) : 0)) return false;
  if (std::getenv("BULWARK_FAULT_KILLS") != nullptr) ::raise(SIGKILL);
  errno = ENOSPC;
  return true;
}

struct Count {
  ~Count() {
    const char* const file = std::getenv("BULWARK_FAULT_COUNT");
    if (file == nullptr) return;
    char text[32];
    const int length = std::snprintf(text, sizeof text, "%ld", calls.load());
    const int descriptor = ::open(file, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (real<decltype(::write)>("write")(descriptor, text, static_cast<std::size_t>(length)) < 0) std::abort();
    ::close(descriptor);
  }
};
const Count count;

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, std::size_t length) {
  if (descriptor > STDERR_FILENO && is_due()) return -1;
  return real<decltype(::write)>("write")(descriptor, bytes, length);
}

ssize_t pwrite(int descriptor, const void* bytes, std::size_t length, off_t offset) {
  return is_due() ? -1 : real<decltype(::pwrite)>("pwrite")(descriptor, bytes, length, offset);
}

int fsync(int descriptor) {
  return is_due() ? -1 : real<decltype(::fsync)>("fsync")(descriptor);
}

int ftruncate(int descriptor, off_t length) noexcept {
  return is_due() ? -1 : real<int(int, off_t)>("ftruncate")(descriptor, length);
}

int rename(const char* from, const char* to) noexcept {
  return is_due() ? -1 : real<int(const char*, const char*)>("rename")(from, to);
}

int remove(const char* path) noexcept {
  return is_due() ? -1 : real<int(const char*)>("remove")(path);
}

int flock(int descriptor, int operation) noexcept {
  if (std::getenv("BULWARK_NO_LOCKS") == nullptr) return real<int(int, int)>("flock")(descriptor, operation);
  errno = ENOLCK;
  return -1;
}

}  // extern "C"
