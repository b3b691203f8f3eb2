// Outcomes of raids, added up to that of a campaign.
#pragma once

#include "outcome/outcome.h"
#include "tables/tables.h"

namespace bulwark {

/// Empties the outcome of a campaign, all but its series.
void begin_sums(const Tables& tables, Outcome& sum);

/// Adds a raid that began at `start_s`, but for what it hit.
void add_raid(const Tables& tables, const Outcome& raid, double start_s, Outcome& sum);

/// What is counted of one raid by itself: by family, leakers, appeared, shots.
void count_raid(const Tables& tables, const Outcome& raid, RaidCounts& counts, std::vector<std::uint32_t>& launched);

}  // namespace bulwark
