// A tree of YAML as JSON, for other programs.
#pragma once

#include <string>

#include "yaml/document.h"

namespace bulwark {

/// Bare numbers, true, false and null as they are, all other scalars as strings. Read as YAML, which JSON is part of,
/// it is the same scenario again.
std::string json_of(const Node& node);

}  // namespace bulwark
