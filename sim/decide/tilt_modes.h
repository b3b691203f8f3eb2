// Ways in which an event happens that one tilt cannot serve: of two assets either is hit, or a salvo is missed or a
// battery is down. Each gets a tilt of its own.
#pragma once

#include <vector>

#include "decide/importance.h"
#include "decide/tilt.h"

namespace bulwark {

/// One tilt, or two with the shares that the records have by weight, which add up to 1. Two are fitted in turns of
/// "each record to the tilt that explains it better" and "each tilt to its records", from the half that one tilt
/// explains worst (classification EM; Celeux and Govaert 1992, Comput. Stat. Data Anal. 14). They are kept where the
/// records gain a factor e or more in likelihood, on average: two halves of one way do not. Precondition: records.
std::vector<TiltedPart> fit_modes(const Tables& tables, const std::vector<WeightedRecord>& records);

}  // namespace bulwark
