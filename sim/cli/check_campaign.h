// What `bulwark check` says of a campaign and a grid.
#pragma once

#include <string>
#include <vector>

#include "tables/tables.h"

namespace bulwark {

/// Prints occasions, raids and stocks by the day where there is a campaign, islands and served shares where there is a
/// grid; returns what to warn of.
std::vector<std::string> print_campaign_and_grid(const Tables& tables);

}  // namespace bulwark
