// A range as people write it where the format wants a distribution, so that a message can say which.
#pragma once

#include <optional>
#include <string>

#include "yaml/document.h"

namespace bulwark {

/// "[50, 80]" of `50-80`, `50..80`, `50 to 80` and the list [50, 80], units with it; none of anything else.
std::optional<std::string> written_range(const Node& node);

}  // namespace bulwark
