#include "yaml/read_file.h"

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

std::string read_scenario_file(const std::string& path) {
  return read_file(path, "a scenario in YAML", "a scenario file in YAML");
}

std::string read_other_file(const std::string& path, const std::string& expected) {
  return read_file(path, expected, expected);
}

}  // namespace bulwark
