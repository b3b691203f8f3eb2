// The search for prices under which the bound is high. What it finds decides how sharp a bound is, never whether it is
// one: any prices will do (manual/bound.md).
#pragma once

#include <cstdint>

#include "decide/relaxation.h"

namespace bulwark {

/// How far prices move.
struct PriceSteps {
  std::uint32_t count = 100;
  double first = 0.1;  // leakers a round, or a typical engagement's hold of a channel
};

struct PricedBound {
  double bound = 0;
  Prices prices;
};

/// Subgradient ascent on the dual of the trial last drawn, from the given prices: a price rises where more is used than
/// there is, and falls where less is. Steps of each price by AdaGrad (Duchi, Hazan and Singer 2011), of the relative
/// excess; at the end a search along the ray through the best prices, which finds the exact top where one price counts.
/// Deterministic.
PricedBound improve_prices(Relaxation& relaxation, const Tables& tables, const Prices& from, const PriceSteps& steps);

/// The search along the ray alone.
PricedBound scale_prices(Relaxation& relaxation, const Prices& through);

}  // namespace bulwark
