// `--set PATH=VALUE`: putting values into the tree before anything is checked.
#pragma once

#include <string>

#include "yaml/diagnostics.h"
#include "yaml/document.h"

namespace bulwark {

/// The value, as YAML, put at a dotted path.
struct Override {
  std::string path;
  std::string value;
};

/// Splits `PATH=VALUE`; throws InputErrors (file `--set`) where it is not of that form.
Override parse_override(const std::string& argument);

/// Puts a value at its path, with its places in `source`: keys that are absent are created, elements of lists are named
/// by index, and the path below `uncertain` and below the targets of a salvo is one key, dots and all. Complains of a
/// path that leads into a value, and of a misspelt key on the way.
void apply_override(const Override& override, int source, Node& root, Diagnostics& diagnostics);

}  // namespace bulwark
