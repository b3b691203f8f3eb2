#include "decide/prices.h"

#include <numeric>

namespace bulwark {

void CostBook::open(const Prices& prices, const Reach& reach) {
  prices_ = &prices;
  const std::size_t bins = prices.bins.count;
  up_to_.resize(prices.round.size() * (bins + 1));
  for (const BinSpan& span : reach.spans()) {
    const double* const per_s = prices.channel_per_s.data() + span.battery.index() * bins;
    double* const up_to = up_to_.data() + span.battery.index() * (bins + 1);
    up_to[span.begin] = 0;
    for (std::uint32_t k = span.begin; k < span.end; ++k) up_to[k + 1] = up_to[k] + per_s[k] * prices.bins.width_s;
  }
}

double CostBook::whole(BatteryId battery) const {
  const std::size_t bins = prices_->bins.count;
  const auto begin = prices_->channel_per_s.begin() + static_cast<std::ptrdiff_t>(battery.index() * bins);
  return prices_->bins.width_s * std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(bins), 0.0);
}

}  // namespace bulwark
