#include "tally/controlled.h"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <utility>

namespace bulwark {

namespace {

constexpr std::size_t trials_a_control = 10;
constexpr double negligible =
    1e-9;  // of a control's variance, when others explain the rest: rounding to steps leaves less

/// Σ/n of sums of steps.
double mean_of(Int128 sum, double n, double steps) {
  return static_cast<double>(static_cast<long double>(sum) / static_cast<long double>(n * steps));
}

class Regression {
 public:
  /// On some of the controls, in ascending order.
  Regression(const ControlTally::Sums& sums, std::vector<std::size_t> controls, std::uint64_t trials)
      : n_(static_cast<double>(trials)), controls_(std::move(controls)) {
    const auto size = static_cast<Eigen::Index>(controls_.size());
    means_.resize(size);
    Eigen::MatrixXd covariances(size, size);
    for (Eigen::Index i = 0; i < size; ++i) {
      const std::size_t row = control(i);
      means_[i] = mean_of(sums.of_controls[row], n_, Controls::steps);
      for (Eigen::Index j = 0; j <= i; ++j) {
        const Int128 product = sums.of_products[row * (row + 1) / 2 + control(j)];
        const double mean = mean_of(product, n_, Controls::steps * Controls::steps);
        covariances(i, j) = covariances(j, i) = mean - means_[i] * means_[j];
      }
    }
    solver_.setThreshold(negligible);
    solver_.compute(covariances);
    stretch_ = 1 + means_.dot(solver_.solve(means_));
  }

  /// None where the tally's trials do not determine the figure.
  std::optional<ControlledFigure> figure(const ControlTally::Figure& figure) const;

 private:
  /// Covariances of a quantity with the controls.
  Eigen::VectorXd covariances(const std::vector<Int128>& products, double mean) const {
    Eigen::VectorXd covariances = Eigen::VectorXd::Zero(means_.size());
    if (products.empty()) return covariances;  // of what is 1 in every trial
    for (Eigen::Index i = 0; i < means_.size(); ++i) {
      covariances[i] = mean_of(products[control(i)], n_, Controls::steps) - mean * means_[i];
    }
    return covariances;
  }
  std::size_t control(Eigen::Index i) const { return controls_[static_cast<std::size_t>(i)]; }

  double n_;
  std::vector<std::size_t> controls_;
  Eigen::VectorXd means_;
  Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> solver_;  // controls may depend on one another
  double stretch_ = 1;
};

std::optional<ControlledFigure> Regression::figure(const ControlTally::Figure& figure) const {
  const MetricForm form = form_of(figure.name);
  const double mean_x = static_cast<double>(figure.moments.x.sum) / n_;
  const double mean_y = static_cast<double>(figure.moments.y.sum) / n_;
  const Eigen::VectorXd with_x = covariances(figure.x_products, mean_x);
  const Eigen::VectorXd with_y = covariances(figure.y_products, mean_y);
  const double y = mean_y - means_.dot(solver_.solve(with_y));
  const double value = (mean_x - means_.dot(solver_.solve(with_x))) / y;
  const Spread spread = spread_of(figure.moments);
  const auto variance = [&](double ratio) { return spread.xx - 2 * ratio * spread.xy + ratio * ratio * spread.yy; };
  const double crude = variance(mean_x / mean_y) / ((n_ - 1) * mean_y * mean_y);
  const bool is_share = form.is_share || form.is_proportion;
  const bool is_possible = !is_share || (value > 0 && value < 1);
  if (!(crude > 0) || !(y > 0) || !is_possible) return std::nullopt;

  const Eigen::VectorXd with_residual = with_x - value * with_y;
  const double explained = with_residual.dot(solver_.solve(with_residual));
  const double freedom = n_ - 1 - static_cast<double>(solver_.rank());
  const double squared_error = std::max(variance(value) - explained, 0.0) / freedom * stretch_ / (y * y);
  const Estimate estimate{value / form.units, std::sqrt(squared_error) / form.units};
  const auto sample = static_cast<std::uint64_t>(freedom) + 1;
  const ConfidenceInterval interval = is_share ? share_interval(estimate, sample) : student_interval(estimate, sample);
  return ControlledFigure{figure.name, estimate, interval, crude / squared_error};
}

}  // namespace

std::vector<ControlledFigure> controlled_figures(const ControlTally& tally) {
  std::vector<ControlledFigure> figures;
  std::vector<std::size_t> known = tally.known_controls();
  if (known.empty() || tally.trials() < trials_a_control * (known.size() + 1)) return figures;
  const ControlTally::Sums sums = tally.sums();
  const Regression regression(sums, std::move(known), tally.trials());
  for (const ControlTally::Figure& figure : sums.figures) {
    if (auto controlled = regression.figure(figure)) figures.push_back(*std::move(controlled));
  }
  return figures;
}

std::optional<ControlledFigure> controlled_figure(const ControlTally& tally, const MetricName& name) {
  for (ControlledFigure& figure : controlled_figures(tally)) {
    if (figure.name == name) return std::move(figure);
  }
  return std::nullopt;
}

}  // namespace bulwark
