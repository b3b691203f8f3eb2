#include "output/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace bulwark {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
  const char* reason = error == ENOSPC || error == EDQUOT ? ": the disk is full" : "";
  throw std::system_error(error, std::generic_category(), "cannot write " + path.string() + reason);
}

/// An open file, closed at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool ok() const { return number_ >= 0; }
  int number() const { return number_; }
  /// 0 or the error; some file systems report a full disk only here.
  int close() {
    const int result = ::close(number_);
    number_ = -1;
    return result == 0 ? 0 : errno;
  }

 private:
  int number_;
};

/// 0 or the error.
int write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

void write_in_place(const std::filesystem::path& path, std::string_view content) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file.ok()) fail(path, errno);
  if (const int error = write_all(file.number(), content)) fail(path, error);
  if (const int error = file.close()) fail(path, error);
}

/// 0 or the error.
int write_temporary(const std::string& temporary, std::string_view content) {
  Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file.ok()) return errno;
  if (const int error = write_all(file.number(), content)) return error;
  if (::fsync(file.number()) != 0) return errno;
  return file.close();
}

}  // namespace

FileBatch::~FileBatch() {
  for (const auto& [temporary, path] : written_) ::unlink(temporary.c_str());
}

void FileBatch::add(const std::filesystem::path& path, std::string_view content) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    if (S_ISDIR(status.st_mode)) fail(path, EISDIR);
    write_in_place(path, content);
    return;
  }
  written_.emplace_back(path.string() + ".tmp." + std::to_string(::getpid()), path);
  if (const int error = write_temporary(written_.back().first, content)) fail(path, error);
}

void FileBatch::put_in_place() {
  for (const auto& [temporary, path] : written_) {
    if (::rename(temporary.c_str(), path.c_str()) != 0) fail(path, errno);
  }
  written_.clear();
}

void write_file(const std::filesystem::path& path, std::string_view content) {
  FileBatch batch;
  batch.add(path, content);
  batch.put_in_place();
}

}  // namespace bulwark
