// A list of values, each as likely as any other, tilted to a mean: as a longer list, in which some stand more often.
#pragma once

#include <vector>

#include "distributions/empirical.h"

namespace bulwark {

/// Shares proportional to (number in the list) · exp(θ value), with θ for the mean (exponential tilting: Siegmund 1976,
/// Ann. Stat. 4), in some 500 entries, in their order: each value stands there at least once, so that no ratio is
/// large. Means beyond the values' are taken for nearly the last of them.
Empirical tilted_list(const std::vector<double>& values, double mean);

/// The share of a value in a tilted list.
double share_of(const Empirical& tilted, double value);

}  // namespace bulwark
