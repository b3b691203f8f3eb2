// What a salvo flies at: `targets: [plant, batteries.guns]`, or with weights `{plant: 2, sensors.radar: 1}`.
#pragma once

#include <vector>

#include "format/sections.h"
#include "scenario/scenario.h"
#include "yaml/value.h"

namespace bulwark {

/// In the order of the file. The name of a ring of n batteries stands for its members, each with 1/n of the weight.
/// Complains of unknown names, of what is named twice, and of weights that are all 0.
std::vector<SalvoTarget> read_salvo_targets(const Value& value, const Reading& reading);

}  // namespace bulwark
