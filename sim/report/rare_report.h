// `bulwark rare` in words: the probability, how it was found and checked, and what a disaster looks like.
#pragma once

#include <string>
#include <vector>

#include "decide/portrait.h"

namespace bulwark {

/// Of the portrait the traits that differ most from plain trials.
std::string rare_report(const RareQuery& query, const RareResult& result, const std::vector<Trait>& portrait);

}  // namespace bulwark
