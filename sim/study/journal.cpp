#include "study/journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/crc.hpp>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <stdexcept>
#include <system_error>

#include "base/atomic_file.h"
#include "base/contract.h"

namespace bulwark {

namespace {

constexpr std::string_view magic = "bulwark journal 1\n";

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what, int error) {
  const char* reason = error == ENOSPC || error == EDQUOT ? ": the disk is full" : "";
  throw std::system_error(error, std::generic_category(), "cannot " + what + " " + path.string() + reason);
}

std::uint32_t checksum(std::string_view bytes) {
  boost::crc_32_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  return crc.checksum();
}

template <class T>
void put(std::string& bytes, const T& value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
T get(const char* bytes) {
  T value;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

/// "name length\n" and the text, for each; "end runs figures\n"; the checksum of all that.
std::string header_bytes(const JournalHeader& header, std::size_t runs, std::size_t figures) {
  std::string bytes(magic);
  for (const auto& [name, text] : header) bytes += fmt::format("{} {}\n{}\n", name, text.size(), text);
  bytes += fmt::format("end {} {}\n", runs, figures);
  put(bytes, checksum(bytes));
  return bytes;
}

void write_all(int descriptor, std::string_view bytes, std::uint64_t offset, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path, "write", errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
}

/// As many bytes as there are, at most `count`.
std::string read_bytes(int descriptor, std::uint64_t offset, std::size_t count, const std::filesystem::path& path) {
  std::string bytes(count, '\0');
  std::size_t filled = 0;
  while (filled < count) {
    const ssize_t got = ::pread(descriptor, bytes.data() + filled, count - filled, static_cast<off_t>(offset + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path, "read", errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

std::int64_t now_s() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Takes lines and texts off the front of a header.
class HeaderReader {
 public:
  explicit HeaderReader(std::string_view bytes) : bytes_(bytes) {}

  std::string_view line() {
    const std::size_t end = bytes_.find('\n', at_);
    if (end == std::string_view::npos) throw std::runtime_error("no end of line");
    const std::string_view text = bytes_.substr(at_, end - at_);
    at_ = end + 1;
    return text;
  }
  std::string_view text(std::size_t length) {
    if (bytes_.size() - at_ < length) throw std::runtime_error("too short");
    const std::string_view text = bytes_.substr(at_, length);
    at_ += length;
    return text;
  }
  std::size_t position() const { return at_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

std::size_t to_size(std::string_view text, std::size_t most) {
  std::size_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) throw std::runtime_error("no number");
  if (value > most) throw std::runtime_error("a number that is too large");
  return value;
}

/// A header has seven texts; two of at most 16 MB each, and some words.
constexpr std::size_t most_header_bytes = 40U << 20U;
constexpr std::size_t most_header_texts = 16;
/// Far from where the bytes of a record overflow; records are read only as far as the file goes.
constexpr std::size_t most_figures = std::size_t{1} << 40U;

}  // namespace

const std::string& header_text(const JournalHeader& header, const std::string& name) {
  static const std::string none;
  const auto found = std::find_if(header.begin(), header.end(), [&](const auto& entry) { return entry.first == name; });
  return found == header.end() ? none : found->second;
}

Journal::Journal(const std::filesystem::path& path, bool to_append) : path_(path) {
  descriptor_ = ::open(path.c_str(), (to_append ? O_RDWR : O_RDONLY) | O_NONBLOCK | O_CLOEXEC);
  if (descriptor_ < 0) fail(path, "open", errno);
  try {
    check_is_file();
    read_header();
    index_records();
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
}

Journal::Journal(Journal&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      header_(std::move(other.header_)),
      runs_(other.runs_),
      figures_(other.figures_),
      finished_(other.finished_),
      end_(other.end_),
      offsets_(std::move(other.offsets_)),
      flushed_s_(other.flushed_s_) {}

Journal::~Journal() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Journal Journal::create(const std::filesystem::path& path, const JournalHeader& header, std::size_t runs,
                        std::size_t figures) {
  if (runs > most_journal_runs) {
    throw std::runtime_error(fmt::format("{} runs; a journal holds at most {}", runs, most_journal_runs));
  }
  write_file(path, header_bytes(header, runs, figures));
  flush_folder(path.parent_path());
  return open_to_append(path);
}

Journal Journal::open_to_append(const std::filesystem::path& path) {
  Journal journal(path, true);
  if (::ftruncate(journal.descriptor_, static_cast<off_t>(journal.end_)) != 0) fail(path, "write", errno);
  return journal;
}

Journal Journal::open_to_read(const std::filesystem::path& path) {
  return Journal(path, false);
}

/// A pipe in its place would be waited for.
void Journal::check_is_file() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) fail(path_, "read", errno);
  if (!S_ISREG(status.st_mode))
    throw std::runtime_error(path_.string() + " is no journal of a study, but no file at all");
}

void Journal::read_header() {
  const std::string bytes = read_bytes(descriptor_, 0, std::min<std::uint64_t>(most_header_bytes, file_bytes()), path_);
  try {
    HeaderReader reader(bytes);
    if (reader.text(magic.size()) != magic) throw std::runtime_error("another beginning");
    for (std::string_view line = reader.line();; line = reader.line()) {
      const std::size_t blank = line.find(' ');
      if (blank == std::string_view::npos) throw std::runtime_error("no length");
      const std::string_view rest = line.substr(blank + 1);
      if (line.substr(0, blank) == "end") {
        const std::size_t second = rest.find(' ');
        if (second == std::string_view::npos) throw std::runtime_error("no number of figures");
        runs_ = to_size(rest.substr(0, second), most_journal_runs);
        figures_ = to_size(rest.substr(second + 1), most_figures);
        break;
      }
      if (header_.size() == most_header_texts) throw std::runtime_error("more texts than a journal has");
      header_.emplace_back(line.substr(0, blank), reader.text(to_size(rest, most_header_bytes)));
      reader.line();
    }
    const std::size_t length = reader.position();
    if (get<std::uint32_t>(reader.text(4).data()) != checksum(std::string_view(bytes).substr(0, length))) {
      throw std::runtime_error("another checksum");
    }
    end_ = length + 4;
  } catch (const std::runtime_error& fault) {
    throw std::runtime_error(path_.string() + " is no journal of a study, or is damaged (" + fault.what() + ")");
  }
}

void Journal::index_records() {
  const std::size_t size = record_bytes();
  const std::size_t at_once = std::max<std::size_t>(1, (1U << 20U) / size);
  const std::uint64_t file_end = file_bytes();
  while (end_ + size <= file_end) {
    const std::string bytes =
        read_bytes(descriptor_, end_, size * std::min<std::uint64_t>(at_once, (file_end - end_) / size), path_);
    if (bytes.size() < size) return;  // somebody cuts the file meanwhile
    for (std::size_t at = 0; at + size <= bytes.size(); at += size) {
      const std::string_view body = std::string_view(bytes).substr(at, size - 4);
      const auto run = get<std::uint64_t>(body.data());
      const bool is_whole = get<std::uint32_t>(body.data() + body.size()) == checksum(body) && run < runs_;
      if (is_whole) note(run, end_);
      end_ += size;
    }
  }
}

/// That the record of a run, again or for the first time, begins here.
void Journal::note(std::size_t run, std::uint64_t offset) {
  if (run >= offsets_.size()) offsets_.resize(run + 1, 0);
  finished_ += offsets_[run] == 0 ? 1 : 0;
  offsets_[run] = offset;
}

std::uint64_t Journal::file_bytes() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) fail(path_, "read", errno);
  return static_cast<std::uint64_t>(status.st_size);
}

std::vector<double> Journal::read(std::size_t run) const {
  EXPECTS(has(run));
  const std::string bytes = read_bytes(descriptor_, offsets_.at(run), record_bytes(), path_);
  if (bytes.size() < record_bytes()) throw std::runtime_error(path_.string() + " was cut while it was read");
  std::vector<double> figures(figures_);
  std::memcpy(figures.data(), bytes.data() + 8, 8 * figures_);
  return figures;
}

void Journal::append(std::size_t run, const std::vector<double>& figures) {
  if (figures.size() != figures_ || run >= runs_) throw std::logic_error("a record of another journal");
  std::string bytes;
  put(bytes, static_cast<std::uint64_t>(run));
  bytes.append(reinterpret_cast<const char*>(figures.data()), 8 * figures.size());
  put(bytes, checksum(bytes));
  try {
    write_all(descriptor_, bytes, end_, path_);
  } catch (...) {
    [[maybe_unused]] const int ignored = ::ftruncate(descriptor_, static_cast<off_t>(end_));
    throw;
  }
  note(run, end_);
  end_ += bytes.size();
  if (now_s() > flushed_s_) flush();
}

void Journal::flush() {
  if (::fsync(descriptor_) != 0) fail(path_, "write", errno);
  flushed_s_ = now_s();
}

std::vector<double> record_of(std::size_t run, const std::vector<const Journal*>& journals) {
  const auto found = std::find_if(journals.begin(), journals.end(), [&](const Journal* j) { return j->has(run); });
  if (found == journals.end()) throw std::logic_error("a run that is in no journal");
  return (*found)->read(run);
}

}  // namespace bulwark
