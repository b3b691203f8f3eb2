// The kinds of file that the program reads, told apart by the key that each begins with.
#pragma once

#include <optional>
#include <string>

#include "yaml/document.h"

namespace bulwark {

enum class FileKind { scenario, study, plan, calibration };

/// As files and commands call it: "scenario".
const char* name_of(FileKind kind);

/// The kind whose key the file has, as `bulwark_study`; none where it has none.
std::optional<FileKind> kind_of(const Node& root);

/// What to say of a file that is of another kind than expected, and which command takes it; empty where it is not.
std::string fault_of_kind(const Node& root, FileKind expected);

}  // namespace bulwark
