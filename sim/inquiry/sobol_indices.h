// Sobol' indices: which share of a metric's variance over uncertain inputs each of the inputs explains.
//
// For independent inputs X and a metric whose expectation is f(X):
//   first order  S_i = Var E[f | X_i] / Var f     what knowing input i alone would take away
//   total        T_i = E Var[f | X_-i] / Var f    what not knowing input i alone would leave
// (Sobol' 1993; Homma and Saltelli 1996). A row draws the inputs twice, A and B; AB_i is A with input i from B. With f
// less its mean,
//   S_i·V = mean f(B)·(f(AB_i) - f(A)),   T_i·V = mean (f(A) - f(AB_i))²/2
// (Saltelli and others 2010, Comput. Phys. Commun. 181, table 2 b; Jansen 1999, ibid. 117).
//
// f is not known: a point has a mean over some trials. The points of a row run the same trials (common random numbers),
// other rows others. A product of two such means exceeds that of the expectations by the covariance of the means, which
// the trials tell too and which is taken off. So numerators and V are unbiased for any number of trials, and an input
// without effect has exactly 0. Intervals: 95 %, percentile bootstrap over rows (Archer, Saltelli and Sobol' 1997,
// J. Stat. Comput. Simul. 58).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "statistics/intervals.h"
#include "tally/sample.h"

namespace bulwark {

/// What is kept of a row: the metric's means at its points, and what their noise adds to the products above.
struct SobolRow {
  double a = 0;
  double b = 0;
  double variance_a = 0;  // of the means over trials
  double variance_b = 0;
  std::vector<double> ab;           // [input]
  std::vector<double> first_noise;  // [input] cov(b, ab) - cov(b, a)
  std::vector<double> total_noise;  // [input] var(a - ab)
};

/// From the points of a row in the order A, B, AB_1, …, all of the same trials, at least two.
SobolRow sobol_row(const std::vector<Series>& points);

struct SobolIndex {
  double value = 0;                            // NaN where the metric does not vary beyond its noise
  std::optional<ConfidenceInterval> interval;  // none where it might not
};

struct SobolIndices {
  double mean = 0;                // of the metric over the inputs
  double standard_deviation = 0;  // sqrt V, of the metric's expectation over the inputs; NaN where V <= 0
  bool varies = false;            // whether any two trials of any points differ
  std::vector<SobolIndex> first;  // [input]
  std::vector<SobolIndex> total;  // [input]
};

/// The seed is that of the bootstrap. Precondition: at least two rows, at most max_sobol_rows.
SobolIndices sobol_indices(const std::vector<SobolRow>& rows, std::uint64_t seed);

/// Of fewer the bootstrap's intervals cover less than they say: of 10 to 30 rows some 77 to 94 %, of 100 rows 91 to 94,
/// of 250 92 to 95.
constexpr std::uint32_t enough_sobol_rows = 100;
constexpr std::uint32_t max_sobol_rows = 16'000;  // a stream has words for so many draws

}  // namespace bulwark
