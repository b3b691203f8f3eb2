#include "calibrate/minimum_discrimination.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "base/contract.h"
#include "calibrate/weights.h"

namespace bulwark {

namespace {

constexpr int most_cycles = 400;
constexpr int most_steps = 60;
constexpr double smallest_change = 1e-9;  // of a multiplier

class Solver {
 public:
  Solver(const std::vector<MomentRange>& ranges, std::size_t draws, StopFlag stop)
      : ranges_(ranges), stop_(stop), exponents_(draws, 0.0), multipliers_(ranges.size(), 0.0) {
    const std::vector<double> equal(draws, 1 / static_cast<double>(draws));
    for (const MomentRange& range : ranges) {
      EXPECTS(range.shaping.size() == draws && range.judged.size() == draws);
      const double deviation = weighted_deviation(range.shaping, equal);
      units_.push_back(deviation > 0 ? deviation : 1);
    }
  }

  Discrimination solve() {
    for (int cycle = 0; cycle < most_cycles; ++cycle) {
      double change = 0;
      for (std::size_t k = 0; k < ranges_.size(); ++k) change = std::max(change, renew(k));
      step_together();
      if (change < smallest_change) break;
    }
    Discrimination result;
    result.weights = normalised(exponents_).weights;
    result.multipliers = multipliers_;
    for (const MomentRange& range : ranges_) result.means.push_back(weighted_mean(range.judged, result.weights));
    for (const double w : result.weights) {
      if (w > 0) result.divergence += w * std::log(w * static_cast<double>(result.weights.size()));
    }
    return result;
  }

 private:
  /// Mean of what is judged with one λ moved by so much, and how fast it changes.
  struct Response {
    double mean = 0;
    double slope = 0;
  };

  Response response(std::size_t k, double step) const {
    end_if_asked(stop_);
    const MomentRange& range = ranges_[k];
    std::vector<double> moved = exponents_;
    add(k, step, moved);
    const std::vector<double> weights = normalised(moved).weights;
    const double mean = weighted_mean(range.judged, weights);
    const double shape = weighted_mean(range.shaping, weights);
    double covariance = 0;
    for (std::size_t j = 0; j < weights.size(); ++j) {
      covariance += weights[j] * (range.shaping[j] - shape) * (range.judged[j] - mean);
    }
    return {mean, covariance / units_[k]};
  }

  /// Puts λ_k where its condition holds, the others staying; how far it moved.
  double renew(std::size_t k) {
    const double step = best_multiplier(k) - multipliers_[k];
    add(k, step, exponents_);
    multipliers_[k] += step;
    return std::abs(step);
  }

  /// Ranges that pull at one another creep: so all that bind take one of Newton's steps together, where that brings
  /// them nearer and turns none of them round.
  void step_together() {
    std::vector<std::size_t> binding;
    for (std::size_t k = 0; k < ranges_.size(); ++k) {
      if (multipliers_[k] != 0 && std::abs(multipliers_[k]) < most_multiplier) binding.push_back(k);
    }
    if (binding.size() < 2) return;
    const std::vector<double> weights = normalised(exponents_).weights;
    const Eigen::VectorXd missing = missing_of(binding, weights);
    const Eigen::VectorXd steps = slopes(binding, weights).fullPivLu().solve(missing);
    std::vector<double> moved = exponents_;
    for (std::size_t i = 0; i < binding.size(); ++i) {
      const std::size_t k = binding[i];
      const double to = multipliers_[k] + steps[static_cast<Eigen::Index>(i)];
      if (!(to * multipliers_[k] > 0 && std::abs(to) < most_multiplier)) return;
      add(k, to - multipliers_[k], moved);
    }
    if (!(missing_of(binding, normalised(moved).weights).norm() < missing.norm())) return;
    for (std::size_t i = 0; i < binding.size(); ++i) multipliers_[binding[i]] += steps[static_cast<Eigen::Index>(i)];
    exponents_ = std::move(moved);
  }

  /// What the means lack of the ends that bind.
  Eigen::VectorXd missing_of(const std::vector<std::size_t>& binding, const std::vector<double>& weights) const {
    Eigen::VectorXd missing(static_cast<Eigen::Index>(binding.size()));
    for (std::size_t i = 0; i < binding.size(); ++i) {
      const MomentRange& range = ranges_[binding[i]];
      const double end = multipliers_[binding[i]] > 0 ? range.low : range.high;
      missing[static_cast<Eigen::Index>(i)] = end - weighted_mean(range.judged, weights);
    }
    return missing;
  }

  /// How fast each judged mean changes with each multiplier: covariances under the weights.
  Eigen::MatrixXd slopes(const std::vector<std::size_t>& binding, const std::vector<double>& weights) const {
    const auto n = static_cast<Eigen::Index>(binding.size());
    const auto draws = static_cast<Eigen::Index>(weights.size());
    Eigen::MatrixXd judged(draws, n);
    Eigen::MatrixXd shaping(draws, n);
    for (Eigen::Index i = 0; i < n; ++i) {
      const std::size_t k = binding[static_cast<std::size_t>(i)];
      judged.col(i) = Eigen::VectorXd::Map(ranges_[k].judged.data(), draws);
      shaping.col(i) = Eigen::VectorXd::Map(ranges_[k].shaping.data(), draws) / units_[k];
    }
    const Eigen::VectorXd w = Eigen::VectorXd::Map(weights.data(), draws);
    const Eigen::RowVectorXd centre = w.transpose() * shaping;
    return judged.transpose() * (w.asDiagonal() * (shaping.rowwise() - centre));
  }

  void add(std::size_t k, double step, std::vector<double>& exponents) const {
    for (std::size_t j = 0; j < exponents.size(); ++j) exponents[j] += step / units_[k] * ranges_[k].shaping[j];
  }

  double best_multiplier(std::size_t k) const {
    const double free = response(k, -multipliers_[k]).mean;
    if (free < ranges_[k].low) return root(k, ranges_[k].low, 0, most_multiplier);
    if (free > ranges_[k].high) return root(k, ranges_[k].high, -most_multiplier, 0);
    return 0;
  }

  /// The λ in between whose mean is the target, else the end that is nearer: Newton's steps, halved where they leave
  /// the bracket.
  double root(std::size_t k, double target, double low, double high) const {
    const auto at = [&](double multiplier) { return response(k, multiplier - multipliers_[k]); };
    const double far = low < 0 ? low : high;
    const bool is_reached = low < 0 ? at(low).mean <= target : at(high).mean >= target;
    if (!is_reached) return far;
    double x = multipliers_[k] > low && multipliers_[k] < high ? multipliers_[k] : (low + high) / 2;
    for (int step = 0; step < most_steps && high - low > smallest_change / 10; ++step) {
      const Response here = at(x);
      (here.mean < target ? low : high) = x;
      const double next = here.slope > 0 ? x + (target - here.mean) / here.slope : low;
      const double before = x;
      x = next > low && next < high ? next : (low + high) / 2;
      if (std::abs(x - before) < smallest_change / 10) break;
    }
    return x;
  }

  const std::vector<MomentRange>& ranges_;
  const StopFlag stop_;
  std::vector<double> units_;      // [range] standard deviation of what shapes
  std::vector<double> exponents_;  // [draw] Σ λ g
  std::vector<double> multipliers_;
};

}  // namespace

Discrimination minimum_discrimination(const std::vector<MomentRange>& ranges, std::size_t draws, StopFlag stop) {
  EXPECTS(draws > 0);
  return Solver(ranges, draws, stop).solve();
}

double missed_by(const MomentRange& range, double mean) {
  return std::max({0.0, range.low - mean, mean - range.high});
}

}  // namespace bulwark
