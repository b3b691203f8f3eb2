// policies.csv: a row a scenario of `bulwark compare --bound`: leakers, bound and gap with standard errors and
// intervals, gap_share (of its own leakers), closed (of the first one's gap; empty where the bound is another) with its
// interval, trials.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "columns/result_table.h"
#include "decide/placing.h"

namespace bulwark {

inline constexpr const char* placing_table_name = "policies";

ResultTable placing_table(const std::vector<std::string>& names, const std::vector<Placing>& placings,
                          std::uint32_t trials);

}  // namespace bulwark
