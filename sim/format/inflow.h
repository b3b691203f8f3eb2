// What there is at the start and what comes in: `{initial: 60, production: [[0 d, 2.5 /d], [60 d, 1.5 /d]]}`.
#pragma once

#include <string_view>

#include "scenario/campaign.h"
#include "yaml/map_reader.h"

namespace bulwark {

/// Reads `initial` (required) and a rate, or steps of it, at `rate_key`: production or delivery. Warns of steps from
/// the end of the campaign on; `end_s` is 0 where that is not known.
Inflow read_inflow(const MapReader& map, std::string_view rate_key, double end_s);

/// initial + ∫ rate from 0 to `time_s`.
double amount_at(const Inflow& inflow, double time_s);

}  // namespace bulwark
