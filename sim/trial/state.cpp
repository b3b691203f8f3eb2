#include "trial/state.h"

#include <cmath>

namespace bulwark {

void State::count_on_timeline(double time_s, TimelineQuantity quantity, std::int32_t change) {
  const TimelineAxis& axis = tables->layout.timeline;
  // A change counts from the first sampling time that is not before it.
  const double sample = std::ceil((time_s - axis.start_s) / axis.step_s);
  if (sample >= static_cast<double>(axis.samples)) return;
  const std::size_t k = sample > 0 ? static_cast<std::size_t>(sample) : 0;
  outcome.timeline[k][static_cast<std::size_t>(quantity)] += change;
}

}  // namespace bulwark
