#include "decide/price_search.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace bulwark {

namespace {

constexpr double usual_flight_s = 5;  // of an interceptor, in a typical hold

/// One kind of price, in an array.
class Ascent {
 public:
  Ascent(std::vector<double>& prices, std::size_t size) : prices_(prices), squares_(size, 0.25) {}

  /// Relative excess of use over what there is; `step` is the first.
  void move(std::size_t k, double used, double there, double step) {
    if (used == 0 && prices_[k] == 0) return;
    const double excess = there > 0 ? used / there - 1 : used;
    squares_[k] += excess * excess;
    prices_[k] = std::max(0.0, prices_[k] + step * excess / std::sqrt(squares_[k]));
  }

 private:
  std::vector<double>& prices_;
  std::vector<double> squares_;
};

/// Prices that swing about their best values come near to them on average.
void blend(std::vector<double>& average, const std::vector<double>& now) {
  constexpr double share_of_now = 0.1;
  for (std::size_t k = 0; k < now.size(); ++k) average[k] += share_of_now * (now[k] - average[k]);
}

std::vector<double> typical_holds_s(const Tables& tables) {
  std::vector<double> holds_s;
  for (const BatteryTable& battery : tables.batteries) {
    holds_s.push_back(mean(battery.reaction_s) + usual_flight_s + mean(battery.assessment_s));
  }
  return holds_s;
}

/// Along prices·α the dual is concave in α, and its slope is what the prices say of the excess: tangents from both
/// sides of the top meet above it, where it is looked at next (Kelley 1960). On a dual of few pieces that ends on the
/// top.
class RaySearch {
 public:
  RaySearch(Relaxation& relaxation, const Prices& through)
      : relaxation_(relaxation), through_(through), usage_(through.round.size(), through.bins) {}

  void improve(PricedBound& best) {
    Tangent low = tangent_at(0, best);
    Tangent high = tangent_at(1, best);
    for (double factor = 2; high.slope > 0 && factor < 100; factor *= 2) {
      low = high;
      high = tangent_at(factor, best);
    }
    for (int n = 0; n < most_looks && low.slope > 0 && high.slope < 0; ++n) {
      const double meet =
          (high.value - high.slope * high.at - low.value + low.slope * low.at) / (low.slope - high.slope);
      const double above = low.value + low.slope * (meet - low.at);
      const Tangent middle = tangent_at(meet, best);
      if (middle.value >= above - 1e-9 * (1 + std::abs(above))) return;
      (middle.slope > 0 ? low : high) = middle;
    }
  }

 private:
  static constexpr int most_looks = 8;
  struct Tangent {
    double at = 0;
    double value = 0;
    double slope = 0;
  };

  Tangent tangent_at(double factor, PricedBound& best) {
    Prices prices = through_;
    for (double& price : prices.round) price *= factor;
    for (double& price : prices.channel_per_s) price *= factor;
    const double value = relaxation_.bound(prices, &usage_);
    if (value > best.bound) best = {value, prices};
    double slope = 0;
    for (std::size_t b = 0; b < prices.round.size(); ++b) {
      const Capacity& there = relaxation_.capacities()[b];
      slope += through_.round[b] * (usage_.rounds()[b] - there.rounds);
      for (std::size_t k = b * prices.bins.count; k < (b + 1) * prices.bins.count; ++k) {
        slope += through_.channel_per_s[k] * (usage_.held_s()[k] - there.channels * prices.bins.width_s);
      }
    }
    return {factor, value, slope};
  }

  Relaxation& relaxation_;
  const Prices through_;
  Usage usage_;
};

}  // namespace

PricedBound improve_prices(Relaxation& relaxation, const Tables& tables, const Prices& from, const PriceSteps& steps) {
  const std::vector<double> holds_s = typical_holds_s(tables);
  const std::vector<Capacity>& capacities = relaxation.capacities();
  const TimeBins& bins = from.bins;
  Prices prices = from;
  Ascent rounds(prices.round, prices.round.size());
  Ascent channels(prices.channel_per_s, prices.channel_per_s.size());
  Usage usage(prices.round.size(), bins);
  PricedBound best{-1e9, from};
  Prices average = from;
  const auto consider = [&](const Prices& tried, double bound) {
    if (bound > best.bound) best = {bound, tried};
  };
  for (std::uint32_t n = 0; n < steps.count; ++n) {
    consider(prices, relaxation.bound(prices, &usage));
    for (std::size_t b = 0; b < prices.round.size(); ++b) {
      rounds.move(b, usage.rounds()[b], capacities[b].rounds, steps.first);
      for (std::size_t k = b * bins.count; k < (b + 1) * bins.count; ++k) {
        channels.move(k, usage.held_s()[k], capacities[b].channels * bins.width_s, steps.first / holds_s[b]);
      }
    }
    blend(average.round, prices.round);
    blend(average.channel_per_s, prices.channel_per_s);
    if (n % 10 == 9 || n + 1 == steps.count) consider(average, relaxation.bound(average));
  }
  RaySearch(relaxation, best.prices).improve(best);
  return best;
}

PricedBound scale_prices(Relaxation& relaxation, const Prices& through) {
  PricedBound best{-1e9, through};
  RaySearch(relaxation, through).improve(best);
  return best;
}

}  // namespace bulwark
