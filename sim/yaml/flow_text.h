// A tree as YAML on one line, so that a part of a study file can be put into a scenario as an override.
#pragma once

#include <string>

#include "yaml/document.h"

namespace bulwark {

/// Flow style; reads back as the same tree.
std::string flow_text(const Node& node);

}  // namespace bulwark
