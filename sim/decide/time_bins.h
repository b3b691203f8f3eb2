#pragma once

#include <cstddef>

namespace bulwark {

/// Bins of raid time that channels have one price in. Outside of them a channel costs nothing.
struct TimeBins {
  double begin_s = 0;
  double width_s = 1;
  std::size_t count = 0;
};

}  // namespace bulwark
