// A time of a campaign that is drawn anew each time, with a mean that `uncertain:` may have drawn for the campaign.
#pragma once

#include "distributions/distribution.h"
#include "random/stream.h"

namespace bulwark {

/// One draw, scaled from the mean that the scenario says to that of this campaign.
inline double draw_time_s(const Distribution& distribution, double mean_s, double scenario_mean_s, Stream stream) {
  if (distribution.is_constant()) return mean_s;
  const double drawn_s = sample(distribution, stream);
  return mean_s == scenario_mean_s ? drawn_s : drawn_s * (mean_s / scenario_mean_s);
}

}  // namespace bulwark
