// Times that are drawn, as steps: a law under which they are never later, and hardly earlier.
#pragma once

#include <cstdint>
#include <vector>

#include "distributions/distribution.h"

namespace bulwark {

/// Equally likely times, rising. Each stands for a stratum of the law's probability and is its lower edge, so that the
/// law is stochastically earlier than the distribution (Shaked and Shanthikumar 2007, section 1.A). A constant is one
/// time; a kind without a quantile() is its least value.
std::vector<double> early_times_s(const Distribution& distribution, double scale, std::uint32_t strata);

/// A law on steps of a grid: with probability weight[k] a time lies in step first + k, on average offset_s[k] after the
/// step's begin.
struct SteppedLaw {
  std::uint32_t first = 0;
  std::vector<double> weight;
  std::vector<double> offset_s;
};

SteppedLaw stepped(const std::vector<double>& times_s, double step_s);

}  // namespace bulwark
