// `--shard 2/8`.
#pragma once

#include <cstddef>
#include <string>

#include "study/sweep_plan.h"

namespace bulwark {

/// Throws InputErrors where the text is not I/N with 1 <= I <= N <= 100,000.
Shard parse_shard(const std::string& text);

/// Throws InputErrors where what is resumed, or a part, has no folder.
void check_has_folder(const std::string& folder, bool resume, const Shard& shard);

/// What a part of a whole ends with, in words or, with `json`, as table `shard`: its folder has so many records.
void tell_of_shard(const Shard& shard, const std::string& folder, std::size_t records, bool json);

}  // namespace bulwark
