// Quantiles of a sample as order statistics, and exact intervals for those of the population.
#pragma once

#include <cstdint>
#include <optional>

namespace bulwark {

/// Rank of the q-quantile among n sorted values: the smallest k >= 1 with k/n >= q (the inverse of the empirical
/// distribution function; Hyndman and Fan 1996, definition 1).
std::uint64_t quantile_rank(double q, std::uint64_t n);

/// Ranks of the order statistics that bound a quantile; none where the sample is too small to bound that side.
struct RankInterval {
  std::optional<std::uint64_t> low;
  std::optional<std::uint64_t> high;
};

/// 95 % interval [X(low), X(high)] for the q-quantile, distribution-free: with B ~ Binomial(n, q), low - 1 is the
/// largest k with P(B <= k) <= 0.025 and high - 1 the smallest k with P(B <= k) >= 0.975 (Conover 1999, Practical
/// Nonparametric Statistics, section 3.2). Coverage is at least 95 %, for discrete distributions too. Exact binomial
/// probabilities at every n (Boost.Math's incomplete beta), found by steps from the normal approximation.
RankInterval quantile_rank_interval(double q, std::uint64_t n);

}  // namespace bulwark
