// A file of any kind that the program reads, read once: the standard input can be read but once.
#pragma once

#include <string>

namespace bulwark {

enum class FileKind { scenario, study, plan, calibration };

struct InputFile {
  std::string path;  // `-` is the standard input
  std::string text;
  FileKind kind = FileKind::scenario;
};

/// The kind is that whose key the file has, as `bulwark_study`; without one it is taken for a scenario. Throws
/// InputErrors where it cannot be read.
InputFile read_input(const std::string& path);

/// As files and commands call it: "scenario".
const char* name_of(FileKind kind);

}  // namespace bulwark
