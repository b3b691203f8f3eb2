// `--set PATH=VALUE`: putting values into the tree before anything is checked.
#pragma once

#include "scenario/diagnostics.h"
#include "scenario/document.h"
#include "scenario/load.h"

namespace bulwark {

/// Puts a value at its path, with its places in `source`: keys that are absent are created, elements of lists are named
/// by index, and the path below `uncertain` is one key, dots and all. Complains of a path that leads into a value.
void apply_override(const Override& override, int source, Node& root, Diagnostics& diagnostics);

}  // namespace bulwark
