// A file of any kind that the program reads, read once: the standard input can be read but once.
#pragma once

#include <string>

#include "format/file_kind.h"

namespace bulwark {

struct InputFile {
  std::string path;  // `-` is the standard input
  std::string text;
  FileKind kind = FileKind::scenario;
};

/// A file without the key of a kind is taken for a scenario. Throws InputErrors where it cannot be read.
InputFile read_input(const std::string& path);

}  // namespace bulwark
