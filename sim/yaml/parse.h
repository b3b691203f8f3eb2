// Text → tree. The only files that know yaml-cpp are parse.cpp and the builder beside it.
#pragma once

#include <string_view>

#include "yaml/diagnostics.h"
#include "yaml/document.h"
#include "yaml/sizes.h"

namespace bulwark {

constexpr auto max_nesting = static_cast<int>(most(sizes::nesting));
constexpr auto max_nodes = static_cast<int>(most(sizes::file_values));
constexpr std::size_t max_text_bytes = most(sizes::file_bytes);

/// The only document of a text. What is wrong goes to `diagnostics`, with places in `source`; NodeKind::invalid stands
/// for what could not be read, which after an error of syntax is the whole tree.
Node parse_yaml(std::string_view text, int source, Diagnostics& diagnostics);

}  // namespace bulwark
