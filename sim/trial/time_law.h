// Times that are drawn anew for each engagement or reload, with the mean that this trial has for them.
#pragma once

#include "base/time_grid.h"
#include "trial/state.h"

namespace bulwark {

/// A time's distribution and its mean in this trial; `scale` is that over the mean in the file.
struct TimeLaw {
  const Distribution& distribution;
  double mean_s;
  double scale;
};

inline double draw_time_s(const TimeLaw& law, Stream stream) {
  return law.distribution.is_constant() ? law.mean_s : on_time_grid(sample(law.distribution, stream) * law.scale);
}

/// Of a time that is not constant, by the quantile of one word of the engagement's block; where that cannot be, from a
/// stream of its own.
inline double draw_time_s(const State& state, const TimeLaw& law, double u, const Threat& threat, Purpose purpose) {
  const Distribution& d = law.distribution;
  if (has_quantile(d)) {
    const double drawn_s = fast_quantile(d, u);
    if (drawn_s >= d.low && drawn_s <= d.high) return on_time_grid(drawn_s * law.scale);
  }
  return draw_time_s(law, Stream(state.streams, threat.entity, purpose, threat.engagements));
}

}  // namespace bulwark
