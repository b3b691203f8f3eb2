#include "decide/prices.h"

namespace bulwark {

CostBook::CostBook(const Prices& prices) : prices_(prices) {
  const std::size_t bins = prices.bins.count;
  up_to_.resize(prices.round.size() * (bins + 1));
  for (std::size_t b = 0; b < prices.round.size(); ++b) {
    double* const up_to = up_to_.data() + b * (bins + 1);
    up_to[0] = 0;
    for (std::size_t k = 0; k < bins; ++k) {
      up_to[k + 1] = up_to[k] + prices.channel_per_s[b * bins + k] * prices.bins.width_s;
    }
  }
}

void Usage::clear() {
  std::fill(rounds_.begin(), rounds_.end(), 0);
  std::fill(held_s_.begin(), held_s_.end(), 0);
  std::fill(whole_.begin(), whole_.end(), 0);
}

void Usage::add_until(BatteryId battery, double time_s, double weight) {
  const double position = (time_s - bins_.begin_s) / bins_.width_s;
  if (!(position > 0)) return;
  const std::size_t bin = std::min(static_cast<std::size_t>(position), bins_.count);
  whole_[battery.index() * (bins_.count + 1) + bin] += weight;
  if (bin == bins_.count) return;
  held_s_[battery.index() * bins_.count + bin] += weight * (position - static_cast<double>(bin)) * bins_.width_s;
}

void Usage::finish() {
  for (std::size_t b = 0; b < rounds_.size(); ++b) {
    double later = 0;
    for (std::size_t k = bins_.count; k > 0; --k) {
      later += whole_[b * (bins_.count + 1) + k];
      held_s_[b * bins_.count + k - 1] += later * bins_.width_s;
    }
  }
}

}  // namespace bulwark
