// A grid without a campaign: judged once, after the raid, at the peak of demand (campaign.md, section 6).
#pragma once

#include "campaign/grid_model.h"
#include "outcome/outcome.h"
#include "tables/parameters.h"

namespace bulwark {

/// Fills the grid's figures of an outcome, powers in place of energies, from the damage of its assets.
void judge_grid(const Grid& grid, const Parameters& parameters, GridModel& model, IndexedBy<AssetId, int>& damage,
                Outcome& outcome);

}  // namespace bulwark
