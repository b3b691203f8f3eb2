// The parts of `campaign:` that have files of their own.
#pragma once

#include "format/sections.h"
#include "scenario/campaign.h"

namespace bulwark {

/// The stocks, the duration and the pauses have been read.
void read_strikes(const Value& value, const Reading& reading, Campaign& campaign);
void read_repair(const Value& value, const Reading& reading, Campaign& campaign);
/// Warns where there are no crews, or none of a spare ever, in all trials: once it is known what `uncertain:` draws.
/// The scenario has the campaign that was read from this section.
void check_repair(const Value& campaign, const Scenario& scenario);
void read_replacements(const Value& value, const Reading& reading, Campaign& campaign);

}  // namespace bulwark
