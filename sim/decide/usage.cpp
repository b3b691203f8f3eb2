#include "decide/usage.h"

namespace bulwark {

void Usage::clear() {
  std::fill(rounds_.begin(), rounds_.end(), 0);
  for (const BinSpan& span : reach_->spans()) {
    std::fill(held_s_.data() + reach_->flat(span), held_s_.data() + reach_->flat_end(span), 0);
    std::fill(whole(span.battery) + span.begin, whole(span.battery) + span.end + 1, 0);
  }
}

void Usage::add_until(BatteryId battery, double time_s, double weight) {
  const double position = (time_s - bins_.begin_s) / bins_.width_s;
  if (!(position > 0)) return;
  const std::size_t bin = std::min(static_cast<std::size_t>(position), bins_.count);
  whole(battery)[bin] += weight;
  if (bin == bins_.count) return;
  held_s_[battery.index() * bins_.count + bin] += weight * (position - static_cast<double>(bin)) * bins_.width_s;
}

/// Holdings begin and end in one span.
void Usage::finish() {
  for (const BinSpan& span : reach_->spans()) {
    const double* const ends = whole(span.battery);
    double* const held_s = held_s_.data() + span.battery.index() * bins_.count;
    double later = 0;
    for (std::size_t k = span.end; k > span.begin; --k) {
      later += ends[k];
      held_s[k - 1] += later * bins_.width_s;
    }
  }
}

}  // namespace bulwark
