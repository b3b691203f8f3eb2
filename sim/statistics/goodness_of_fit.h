// Does a sample follow a law? Tests of whole distributions, for validation.
#pragma once

#include <functional>
#include <vector>

#include "statistics/histogram.h"

namespace bulwark {

struct ChiSquare {
  double statistic = 0;
  int degrees_of_freedom = 0;
  double p_value = 1;  // of a statistic at least as large under the law
};

/// Pearson's test (Pearson 1900) of counts against law[k] = P(X = k). Neighbouring values are put together until each
/// class expects at least five (Cochran 1954); what the law leaves of 1 belongs to the values above its last.
/// A value seen that the law excludes gives p = 0. Precondition: not empty.
ChiSquare chi_square_test(const CountHistogram& observed, const std::vector<double>& law);

/// p-value of the Kolmogorov-Smirnov test of a sample against a continuous distribution function, by the asymptotic law
/// with Stephens' correction (Stephens 1970, J. R. Stat. Soc. B 32): good to three digits from n = 5 on.
/// Precondition: not empty.
double kolmogorov_smirnov_p(std::vector<double> sample, const std::function<double(double)>& cdf);

}  // namespace bulwark
