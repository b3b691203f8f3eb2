// Whether the paths of a study's factors lead anywhere in its scenario.
#pragma once

#include <vector>

#include "study/study.h"
#include "yaml/document.h"
#include "yaml/value.h"

namespace bulwark {

/// Complains at `value`, the factor, of a path to a section or an object that the scenario does not have, with the
/// nearest that it has. What lies below an object is judged when a point's scenario is read.
void check_factor_paths(const Value& value, const Factor& factor, const Node& scenario_root);

/// Complains of a path that two factors share, or that a later factor replaces together with what stands around it.
void check_overlaps(const Value& factors_value, const std::vector<Factor>& factors);

}  // namespace bulwark
