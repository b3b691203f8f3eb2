// What `bulwark check` prints of a grid.
#pragma once

#include <string>

#include "campaign/grid_review.h"

namespace bulwark {

/// Islands with their supply and demand; what the undamaged grid serves, by hour.
std::string grid_report(const Grid& grid, const GridReview& review);

}  // namespace bulwark
