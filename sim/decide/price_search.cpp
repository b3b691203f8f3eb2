#include "decide/price_search.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace bulwark {

namespace {

constexpr double usual_flight_s = 5;  // of an interceptor, in a typical hold

constexpr std::size_t moves_a_pass = 8;  // of prices, so each has seen an eighth of the threats anew
constexpr std::size_t least_a_part = 5;  // threats: fewer speak for themselves alone
constexpr std::uint32_t passes_a_look = 5;
constexpr double first_step = 0.07;    // leakers a round, or a typical engagement's hold of a channel
constexpr double usual_square = 0.25;  // of an excess, before any was seen
constexpr double share_of_now = 0.05;  // of the prices of one move, in their running average
constexpr double least_use = 1e-9;     // what rounding leaves of a sum is less

/// What all threats use, each under the prices of its part's last turn.
class UsageByParts {
 public:
  UsageByParts(Relaxation& relaxation, const Prices& prices)
      : relaxation_(relaxation),
        parts_(std::clamp(relaxation.threats() / least_a_part, std::size_t{1}, moves_a_pass)),
        now_(relaxation.reach()),
        rounds_(prices.round.size(), 0),
        held_s_(prices.channel_per_s.size(), 0),
        rounds_of_(parts_, rounds_),
        held_s_of_(parts_, held_s_) {
    for (std::size_t part = 0; part < parts_; ++part) look_at(part, prices);
  }

  void look_at(std::size_t part, const Prices& prices) {
    relaxation_.find_usage(prices, part, parts_, now_);
    replace(rounds_, rounds_of_[part], now_.rounds(), 0, rounds_.size());
    const Reach& reach = relaxation_.reach();
    for (const BinSpan& span : reach.spans()) {
      replace(held_s_, held_s_of_[part], now_.held_s(), reach.flat(span), reach.flat_end(span));
    }
  }

  std::size_t parts() const { return parts_; }
  const std::vector<double>& rounds() const { return rounds_; }
  const std::vector<double>& held_s() const { return held_s_; }

 private:
  static void replace(std::vector<double>& sum, std::vector<double>& before, const std::vector<double>& now,
                      std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) {
      sum[k] += now[k] - before[k];
      before[k] = now[k];
    }
  }

  Relaxation& relaxation_;
  std::size_t parts_;
  Usage now_;
  std::vector<double> rounds_;  // as in Usage
  std::vector<double> held_s_;
  std::vector<std::vector<double>> rounds_of_;  // [part]
  std::vector<std::vector<double>> held_s_of_;
};

std::vector<double> typical_holds_s(const Tables& tables) {
  std::vector<double> holds_s;
  for (const BatteryTable& battery : tables.batteries) {
    holds_s.push_back(mean(battery.reaction_s) + usual_flight_s + mean(battery.assessment_s));
  }
  return holds_s;
}

/// The same, but that channels cost nothing when no threat can have them held: such a price adds nothing to a bound.
Prices within(const Reach& reach, const Prices& prices) {
  Prices kept(prices.round.size(), prices.bins);
  kept.round = prices.round;
  for (const BinSpan& span : reach.spans()) {
    for (std::size_t k = reach.flat(span); k < reach.flat_end(span); ++k)
      kept.channel_per_s[k] = prices.channel_per_s[k];
  }
  return kept;
}

/// Prices on their way up. Precondition: none out of reach.
class Ascent {
 public:
  Ascent(Relaxation& relaxation, const Tables& tables, const Prices& from)
      : reach_(relaxation.reach()),
        capacities_(relaxation.capacities()),
        holds_s_(typical_holds_s(tables)),
        prices_(from),
        average_(from),
        round_squares_(from.round.size(), usual_square),
        channel_squares_(from.channel_per_s.size(), usual_square),
        usage_(relaxation, from),
        step_(first_step / std::sqrt(static_cast<double>(usage_.parts()))) {}

  const Prices& prices() const { return prices_; }
  const Prices& average() const { return average_; }

  void move() {
    if (moves_ > 0) usage_.look_at(moves_ % usage_.parts(), prices_);
    ++moves_;
    for (std::size_t b = 0; b < prices_.round.size(); ++b) {
      move(prices_.round[b], round_squares_[b], usage_.rounds()[b], capacities_[b].rounds, step_);
    }
    blend(average_.round, prices_.round, 0, prices_.round.size());
    for (const BinSpan& span : reach_.spans()) move_channels(span);
  }

 private:
  void move_channels(const BinSpan& span) {
    const double there_s = capacities_[span.battery.index()].channels * prices_.bins.width_s;
    const double step = step_ / holds_s_[span.battery.index()];
    for (std::size_t k = reach_.flat(span); k < reach_.flat_end(span); ++k) {
      move(prices_.channel_per_s[k], channel_squares_[k], usage_.held_s()[k], there_s, step);
    }
    blend(average_.channel_per_s, prices_.channel_per_s, reach_.flat(span), reach_.flat_end(span));
  }

  /// Relative excess of use over what there is; `step` is the first.
  static void move(double& price, double& squares, double used, double there, double step) {
    if (used < least_use && price == 0) return;
    const double excess = there > 0 ? used / there - 1 : used;
    squares += excess * excess;
    price = std::max(0.0, price + step * excess / std::sqrt(squares));
  }

  /// Prices that swing about their best values come near to them on average.
  void blend(std::vector<double>& average, const std::vector<double>& now, std::size_t begin, std::size_t end) const {
    const double share = std::max(share_of_now, 1 / static_cast<double>(moves_));
    for (std::size_t k = begin; k < end; ++k) average[k] += share * (now[k] - average[k]);
  }

  const Reach& reach_;
  const std::vector<Capacity>& capacities_;
  const std::vector<double> holds_s_;
  Prices prices_;
  Prices average_;
  std::vector<double> round_squares_;  // of excesses
  std::vector<double> channel_squares_;
  UsageByParts usage_;
  double step_;
  std::size_t moves_ = 0;
};

/// Along prices·α the dual is concave in α, and its slope is what the prices say of the excess: tangents from both
/// sides of the top meet above it, where it is looked at next (Kelley 1960). On a dual of few pieces that ends on the
/// top.
class RaySearch {
 public:
  RaySearch(Relaxation& relaxation, const Prices& through)
      : relaxation_(relaxation), through_(through), usage_(relaxation.reach()) {}

  void improve(PricedBound& best) {
    Tangent low = tangent_at(1, best);
    Tangent high = low;
    for (double factor = widening; high.slope > 0 && factor < 100; factor *= widening) {
      low = high;
      high = tangent_at(factor, best);
    }
    for (double factor = 1 / widening; low.slope < 0 && low.at > 0; factor *= factor) {
      high = low;
      low = tangent_at(factor > least_factor ? factor : 0, best);
    }
    for (int n = 0; n < most_looks && low.slope > 0 && high.slope < 0; ++n) {
      const double meet =
          (high.value - high.slope * high.at - low.value + low.slope * low.at) / (low.slope - high.slope);
      const double above = low.value + low.slope * (meet - low.at);
      const Tangent middle = tangent_at(meet, best);
      if (middle.value >= above - near_enough * (1 + std::abs(above))) return;
      (middle.slope > 0 ? low : high) = middle;
    }
  }

 private:
  static constexpr double widening = 1.25;  // of the factors that hold the top between them
  static constexpr double least_factor = 0.01;
  static constexpr double near_enough = 1e-5;
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

PricedBound improve_prices(Relaxation& relaxation, const Tables& tables, const Prices& start, std::uint32_t passes) {
  const Prices from = within(relaxation.reach(), start);
  Ascent ascent(relaxation, tables, from);
  PricedBound best{relaxation.bound(from), from};
  const auto consider = [&](const Prices& tried) {
    const double bound = relaxation.bound(tried);
    if (bound > best.bound) best = {bound, tried};
  };
  for (std::uint32_t n = 1; n <= passes; ++n) {
    for (std::size_t move = 0; move < moves_a_pass; ++move) ascent.move();
    if (n % passes_a_look == 0 || n == passes) consider(ascent.average());
  }
  consider(ascent.prices());
  return best;
}

PricedBound scale_prices(Relaxation& relaxation, const Prices& through) {
  PricedBound best{-1e9, through};
  RaySearch(relaxation, through).improve(best);
  return best;
}

}  // namespace bulwark
