// What a difference that few trials show, or none, leaves open.
#pragma once

#include "tally/sample.h"

namespace bulwark {

/// difference_of(), with an interval that does not trust the spread of few: where fewer than ten trials differ from
/// what most have, it reaches at least to what they leave possible, that no more trials differ than most_share()
/// (alike.h), each to the other end of a share or an event, a count by as much as any seen and one at least, money and
/// MW by as much as any seen.
Difference cautious_difference_of(const Series& a, const Series& b);

}  // namespace bulwark
