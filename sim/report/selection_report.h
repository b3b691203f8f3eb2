// What `bulwark compare --least` prints.
#pragma once

#include <string>
#include <vector>

#include "inquiry/race.h"

namespace bulwark {

/// The alternatives in the order of `rows`, and what is promised of the best.
std::string selection_report(const std::vector<Alternative>& alternatives, const RaceQuery& query,
                             const Selection& selection, const std::vector<Standing>& rows);

}  // namespace bulwark
