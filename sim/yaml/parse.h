// Text → tree. The only files that know yaml-cpp are parse.cpp and the builder beside it.
#pragma once

#include <string_view>

#include "yaml/diagnostics.h"
#include "yaml/document.h"

namespace bulwark {

constexpr int max_nesting = 32;
constexpr int max_nodes = 200'000;
constexpr std::size_t max_text_bytes = 16U << 20U;

/// The only document of a text. What is wrong goes to `diagnostics`, with places in `source`; NodeKind::invalid stands
/// for what could not be read, which after an error of syntax is the whole tree.
Node parse_yaml(std::string_view text, int source, Diagnostics& diagnostics);

}  // namespace bulwark
