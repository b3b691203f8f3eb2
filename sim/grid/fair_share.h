// How a shortage is shared where nothing but the total limits it: one bus, or an island whose lines carry all.
#pragma once

#include <span>

namespace bulwark {

/// A load among those that share.
struct Share {
  double demand = 0;  // >= 0
  double most = 0;    // >= 0
  double served = 0;
};

/// Shares out what there is: served = min(most, level · demand) with one level for all, so that the shed fractions
/// (demand - served) / demand, sorted from the largest down, are lexicographically least among all ways to serve
/// min(total, Σ most). Returns what was shared out. By raising the level and taking out who has all that it can get.
double share_fairly(std::span<Share> loads, double total);

}  // namespace bulwark
