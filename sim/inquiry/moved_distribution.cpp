#include "inquiry/moved_distribution.h"

#include <cmath>
#include <utility>

namespace bulwark {

Distribution scaled(Distribution distribution, double factor) {
  switch (distribution.kind) {
    case DistributionKind::uniform:
    case DistributionKind::normal:
      distribution.b *= factor;
      break;
    case DistributionKind::triangular:
      distribution.b *= factor;
      distribution.c *= factor;
      break;
    default:
      break;
  }
  distribution.a *= factor;
  for (double& value : distribution.values) value *= factor;
  return distribution;
}

Distribution moved(Distribution distribution, double step) {
  switch (distribution.kind) {
    case DistributionKind::triangular:
      distribution.c += step;
      [[fallthrough]];
    case DistributionKind::uniform:
    case DistributionKind::uniform_int:
      distribution.b += step;
      [[fallthrough]];
    case DistributionKind::constant:
    case DistributionKind::normal:
      distribution.a += step;
      break;
    case DistributionKind::empirical:
      for (double& value : distribution.values) value += step;
      break;
    case DistributionKind::binomial:
      distribution.a += std::round(step / distribution.b);
      break;
    default:
      return scaled(std::move(distribution), 1 + step / mean(distribution));
  }
  return distribution;
}

}  // namespace bulwark
