#include "calibrate/reporting.h"

#include <math.h>  // lgamma_r

#include <algorithm>
#include <boost/random/beta_distribution.hpp>
#include <boost/random/binomial_distribution.hpp>
#include <cmath>
#include <limits>

namespace bulwark {

namespace {

/// std::lgamma leaves the sign of Γ where all threads write it.
double log_gamma(double x) {
  int sign = 0;
  return ::lgamma_r(x, &sign);
}

/// One of the fates with `mean`, of so many: its factor in P, but for those of all.
double log_part(double count, double mean, double concentration) {
  if (count == 0) return 0;
  if (mean <= 0) return -std::numeric_limits<double>::infinity();
  if (std::isinf(concentration)) return count * std::log(mean) - log_gamma(count + 1);
  const double alpha = concentration * mean;
  return log_gamma(count + alpha) - log_gamma(alpha) - log_gamma(count + 1);
}

double concentration_of(double correlation) {
  return correlation > 0 ? (1 - correlation) / correlation : std::numeric_limits<double>::infinity();
}

/// The share of the next fate in what the earlier ones left, in a raid of its own.
double draw_share(double mean, double rest, double concentration, Stream& stream) {
  if (rest <= 0) return 1;
  if (mean <= 0) return 0;
  if (std::isinf(concentration)) return mean / (mean + rest);
  return boost::random::beta_distribution<double>(concentration * mean, concentration * rest)(stream);
}

}  // namespace

ByFate<std::uint32_t> counts_of(const FamilyReport& report, Regime regime) {
  const std::uint32_t rest = report.launched - report.stopped - report.lost;
  if (regime == Regime::apart) return {{{report.stopped, report.lost, rest}}, 3};
  return {{{report.stopped, rest, 0}}, 2};
}

ByFate<double> report_means(const FamilyCounts& counts, Regime regime, const ReportedFamily& family) {
  const std::size_t fates = regime == Regime::apart ? 3 : 2;
  const double all = counts.flew;
  const double intercepted = all > 0 ? counts.intercepted / all : 0;
  const double lost = all > 0 ? counts.soft_killed / all : 0;
  ByFate<double> means;
  means.fates = fates;
  if (regime == Regime::hard_kills) means.of = {intercepted, 1 - intercepted, 0};
  if (regime == Regime::together) means.of = {intercepted + lost, 1 - intercepted - lost, 0};
  if (regime == Regime::apart) means.of = {intercepted, lost, 1 - intercepted - lost};
  const double alike = 1 / static_cast<double>(fates);
  for (std::size_t k = 0; k < fates; ++k) {
    means.of[k] = all > 0 ? (1 - family.misreported) * means.of[k] + family.misreported * alike : alike;
    if (means.of[k] < 1e-15) means.of[k] = 0;  // what rounding leaves of 1 - 1
  }
  return means;
}

double log_probability(const ByFate<std::uint32_t>& counts, const ByFate<double>& means, double correlation) {
  const double concentration = concentration_of(correlation);
  double launched = 0;
  double sum = 0;
  for (std::size_t k = 0; k < counts.fates; ++k) {
    launched += counts.of[k];
    sum += log_part(counts.of[k], means.of[k], concentration);
  }
  sum += log_gamma(launched + 1);
  if (std::isinf(concentration)) return sum;
  return sum + log_gamma(concentration) - log_gamma(launched + concentration);
}

std::vector<double> fate_law(std::uint32_t launched, double mean, double correlation) {
  const double concentration = concentration_of(correlation);
  const bool is_multinomial = std::isinf(concentration);
  const double n = launched;
  // P(c + 1)/P(c) is (n - c)/(c + 1) times the odds that the next object, after c of this fate, meets it.
  const auto ratio = [&](double c) {
    if (is_multinomial) return (n - c) / (c + 1) * mean / (1 - mean);
    return (n - c) / (c + 1) * (c + concentration * mean) / (n - c - 1 + concentration * (1 - mean));
  };
  std::vector<double> law(launched + 1, 0.0);
  const auto start = static_cast<std::uint32_t>(std::min(n, std::floor(n * mean)));
  law[start] = std::exp(log_probability({{{start, launched - start}}, 2}, {{{mean, 1 - mean}}, 2}, correlation));
  for (std::uint32_t c = start; c < launched && law[c] > 0; ++c) law[c + 1] = law[c] * ratio(c);
  for (std::uint32_t c = start; c > 0 && law[c] > 0 && mean < 1; --c) law[c - 1] = law[c] / ratio(c - 1);
  return law;
}

ByFate<std::uint32_t> draw_report(std::uint32_t launched, const ByFate<double>& means, double correlation,
                                  Stream& stream) {
  const double concentration = concentration_of(correlation);
  ByFate<std::uint32_t> counts;
  counts.fates = means.fates;
  auto left = static_cast<std::int32_t>(launched);
  double rest = 0;
  for (std::size_t k = 0; k < means.fates; ++k) rest += means.of[k];
  for (std::size_t k = 0; k + 1 < means.fates; ++k) {
    rest -= means.of[k];
    const double share = draw_share(means.of[k], rest, concentration, stream);
    const std::int32_t drawn = boost::random::binomial_distribution<std::int32_t, double>(left, share)(stream);
    counts.of[k] = static_cast<std::uint32_t>(drawn);
    left -= drawn;
  }
  counts.of[means.fates - 1] = static_cast<std::uint32_t>(left);
  return counts;
}

}  // namespace bulwark
