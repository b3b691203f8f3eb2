// `--shard 2/8`.
#pragma once

#include <string>

#include "study/sweep_plan.h"

namespace bulwark {

/// Throws InputErrors where the text is not I/N with 1 <= I <= N <= 100,000.
Shard parse_shard(const std::string& text);

}  // namespace bulwark
