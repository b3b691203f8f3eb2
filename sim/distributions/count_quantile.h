// How many things a count hardly ever exceeds, or falls below.
#pragma once

#include "distributions/distribution.h"

namespace bulwark {

/// The least whole number n ≥ 0 which the nearest integer of a draw does not exceed with a probability of u or more; of
/// a draw that may be beyond 2^30, that. A constant is its own.
double count_quantile(const Distribution& distribution, double u);

}  // namespace bulwark
