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

namespace bulwark {

namespace {

/// One byte more than allowed is enough to refuse it later.
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
  return text;
}

std::string read_file(const std::string& path, const std::string& expected, const std::string& expected_of_folder) {
  std::error_code fault;
  const std::filesystem::file_status status = std::filesystem::status(path, fault);
  if (!std::filesystem::exists(status)) refuse(path, "no such file; expected " + expected);
  if (std::filesystem::is_directory(status)) refuse(path, "a folder; expected " + expected_of_folder);
  std::ifstream file(path, std::ios::binary);
  if (!file) refuse(path, std::string("cannot be opened (") + std::strerror(errno) + ")");
  std::string text;
  std::array<char, 1U << 16U> part{};
  while (file && text.size() <= max_text_bytes) {  // one byte more than allowed is enough to refuse it later
    file.read(part.data(), static_cast<std::streamsize>(part.size()));
    text.append(part.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) refuse(path, "cannot be read");
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
  return read_file(path, "a scenario in YAML", "a scenario file in YAML");
}

std::string read_other_file(const std::string& path, const std::string& expected) {
  return read_file(path, expected, expected);
}

}  // namespace bulwark
