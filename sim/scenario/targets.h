// What the raid may damage.
#pragma once

#include "scenario/scenario.h"

namespace bulwark {

/// Whether some salvo has the asset among its targets, be it with weight 0.
bool is_target(const Scenario& scenario, AssetId asset);

}  // namespace bulwark
