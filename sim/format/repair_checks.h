// What can be idle in a repair, once it is known which of its values `uncertain:` draws.
#pragma once

#include "scenario/scenario.h"
#include "yaml/value.h"

namespace bulwark {

/// Warns where there are no crews, or no spare of a kind ever. `campaign` is the section that the campaign was read
/// from.
void check_repair(const Value& campaign, const Scenario& scenario);

}  // namespace bulwark
