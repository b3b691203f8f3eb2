#include "yaml/read_file.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "base/input_error.h"
#include "yaml/parse.h"
#include "yaml/sizes.h"

namespace bulwark {

namespace {

/// One byte more than allowed is enough to refuse it.
void check_size(const std::string& text, std::size_t most_bytes, const std::string& file, const std::string& expected) {
  if (text.size() <= most_bytes) return;
  refuse(file, "larger than " + std::to_string(most_bytes >> 20U) + " MB; expected " + expected);
}

std::string read_standard_input() {
  std::string text;
  std::array<char, 1U << 16U> part{};
  while (text.size() <= max_text_bytes) {
    const ssize_t length = ::read(STDIN_FILENO, part.data(), part.size());
    if (length < 0 && errno == EINTR) continue;
    if (length < 0) refuse("stdin", std::string("cannot be read (") + std::strerror(errno) + ")");
    if (length == 0) break;
    text.append(part.data(), static_cast<std::size_t>(length));
  }
  check_size(text, max_text_bytes, "stdin", "a scenario in YAML");
  return text;
}

std::string read_file(const std::string& path, std::size_t most_bytes, const std::string& expected,
                      const std::string& expected_of_folder) {
  std::error_code fault;
  const std::filesystem::file_status status = std::filesystem::status(path, fault);
  if (!std::filesystem::exists(status)) refuse(path, "no such file; expected " + expected);
  if (std::filesystem::is_directory(status)) refuse(path, "a folder; expected " + expected_of_folder);
  std::ifstream file(path, std::ios::binary);
  if (!file) refuse(path, std::string("cannot be opened (") + std::strerror(errno) + ")");
  std::string text;
  std::array<char, 1U << 16U> part{};
  while (file && text.size() <= most_bytes) {
    file.read(part.data(), static_cast<std::streamsize>(part.size()));
    text.append(part.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) refuse(path, "cannot be read");
  check_size(text, most_bytes, path, expected);
  return text;
}

}  // namespace

std::string beside(const std::string& file, const std::string& name) {
  return (std::filesystem::path(file).parent_path() / name).lexically_normal().string();
}

std::string name_of_input(const std::string& path) {
  return path == "-" ? "stdin" : path;
}

std::string read_scenario_file(const std::string& path) {
  if (path == "-") return read_standard_input();
  return read_file(path, max_text_bytes, "a scenario in YAML", "a scenario file in YAML");
}

std::string read_other_file(const std::string& path, const std::string& expected) {
  return read_file(path, most(sizes::csv_bytes), expected, expected);
}

}  // namespace bulwark
