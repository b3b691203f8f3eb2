#include "tally/alike.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>

#include "base/contract.h"

namespace bulwark {

namespace {

/// The largest weight y/ȳ of a trial; 1 where it is no ratio.
double largest_weight_of(const Series& series) {
  if (!series.form.is_ratio) return 1;
  double sum = 0;
  double most = 0;
  for (std::size_t t = 0; t < series.trials(); ++t) {
    sum += series.y_of(t);
    most = std::max(most, series.y_of(t));
  }
  return most > 0 ? most * static_cast<double>(series.trials()) / sum : 1;
}

}  // namespace

double largest_change_of(const Series& series) {
  if (series.form.is_fraction()) return largest_weight_of(series);
  const std::vector<double> deviations = deviations_of(series);
  const auto [least, most] = std::minmax_element(deviations.begin(), deviations.end());
  return std::max(*most - *least, series.form == MetricForm{} ? 1.0 : 0.0);
}

Alike alike_of(std::vector<double> values) {
  EXPECTS(!values.empty());
  std::sort(values.begin(), values.end());
  const double rounding = 1e-9 * std::max(std::abs(values.front()), std::abs(values.back()));
  Alike alike;
  for (auto begin = values.begin(); begin != values.end();) {
    const auto end = std::upper_bound(begin, values.end(), *begin + rounding);
    const auto count = static_cast<std::uint64_t>(end - begin);
    if (count > alike.same) alike = {*begin, count, static_cast<std::uint64_t>(begin - values.begin())};
    begin = end;
  }
  alike.others = values.size() - alike.same;
  alike.largest = std::max(alike.value - values.front(), values.back() - alike.value);
  return alike;
}

double most_share(std::uint64_t seen, std::uint64_t n, double confidence) {
  if (seen >= n) return 1;
  return boost::math::binomial_distribution<>::find_upper_bound_on_p(static_cast<double>(n), static_cast<double>(seen),
                                                                     1 - confidence);
}

}  // namespace bulwark
