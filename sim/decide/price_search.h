// The search for prices under which the bound is high. What it finds decides how sharp a bound is, never whether it is
// one: any prices will do (manual/bound.md).
#pragma once

#include <cstdint>

#include "decide/relaxation.h"

namespace bulwark {

struct PricedBound {
  double bound = 0;
  Prices prices;
};

/// Ascent on the dual of the trial last drawn, from the given prices: a price rises where more is used than there is,
/// and falls where less is. In a pass prices move eight times, each time after another eighth of the threats has been
/// looked at anew; of the others it is known what they used when they were last: an incremental aggregated subgradient
/// (Blatt, Hero and Gauchman 2007). Few threats are looked at all at once. Steps of each price by AdaGrad (Duchi, Hazan
/// and Singer 2011), of the relative excess. What it gives is the best of the given prices, the last, and the running
/// averages that it looked at. Deterministic.
PricedBound improve_prices(Relaxation& relaxation, const Tables& tables, const Prices& from, std::uint32_t passes);

/// A search along the ray through the prices, which finds the exact top where one price counts.
PricedBound scale_prices(Relaxation& relaxation, const Prices& through);

}  // namespace bulwark
