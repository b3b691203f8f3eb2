#include "statistics/goodness_of_fit.h"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <limits>

#include "base/contract.h"

namespace bulwark {

namespace {

constexpr double least_expected = 5;
constexpr double impossible = 1e-300;  // probability that counts as none

struct Class {
  double expected = 0;
  double observed = 0;
};

/// One class a value, and a last one for all above the law's values.
std::vector<Class> single_values(const CountHistogram& observed, const std::vector<double>& law) {
  const auto n = static_cast<double>(observed.total());
  std::vector<Class> classes;
  double rest = 1;
  for (std::size_t k = 0; k < law.size(); ++k) {
    classes.push_back({n * law[k], static_cast<double>(observed.count(k))});
    rest -= law[k];
  }
  // Below the rounding of the sum the law leaves nothing.
  classes.push_back({rest < 1e-12 ? 0 : n * rest, static_cast<double>(observed.at_least(law.size()))});
  return classes;
}

std::vector<Class> pooled(const std::vector<Class>& singles) {
  std::vector<Class> classes;
  Class open;
  for (const Class& single : singles) {
    open.expected += single.expected;
    open.observed += single.observed;
    if (open.expected < least_expected) continue;
    classes.push_back(open);
    open = {};
  }
  if (classes.empty()) return {open};
  classes.back().expected += open.expected;
  classes.back().observed += open.observed;
  return classes;
}

}  // namespace

ChiSquare chi_square_test(const CountHistogram& observed, const std::vector<double>& law) {
  EXPECTS(observed.total() > 0);
  const std::vector<Class> singles = single_values(observed, law);
  const bool excluded = std::any_of(singles.begin(), singles.end(),
                                    [](const Class& c) { return c.expected < impossible && c.observed > 0; });
  if (excluded) return {std::numeric_limits<double>::infinity(), 0, 0};
  const std::vector<Class> classes = pooled(singles);
  ChiSquare test;
  test.degrees_of_freedom = static_cast<int>(classes.size()) - 1;
  for (const Class& c : classes) test.statistic += (c.observed - c.expected) * (c.observed - c.expected) / c.expected;
  if (test.degrees_of_freedom == 0) return test;
  const boost::math::chi_squared_distribution<double> law_of_statistic(test.degrees_of_freedom);
  test.p_value = boost::math::cdf(boost::math::complement(law_of_statistic, test.statistic));
  return test;
}

double kolmogorov_smirnov_p(std::vector<double> sample, const std::function<double(double)>& cdf) {
  EXPECTS(!sample.empty());
  std::sort(sample.begin(), sample.end());
  const auto n = static_cast<double>(sample.size());
  double distance = 0;
  for (std::size_t k = 0; k < sample.size(); ++k) {
    const double f = cdf(sample[k]);
    distance = std::max({distance, f - static_cast<double>(k) / n, static_cast<double>(k + 1) / n - f});
  }
  const double x = distance * (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n));
  if (x < 0.2) return 1;  // the series converges slowly there, and its sum is 1 to twelve digits
  double p = 0;
  for (int k = 1; k <= 100; ++k) p += (k % 2 == 1 ? 2 : -2) * std::exp(-2.0 * k * k * x * x);
  return std::clamp(p, 0.0, 1.0);
}

}  // namespace bulwark
