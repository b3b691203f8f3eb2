// Which of several scenarios is best, at no more trials than the answer takes.
//
// Kim and Nelson's fully sequential procedure (2001, ACM Trans. Model. Comput. Simul. 11), with c = 1: every candidate
// runs a first stage of n0 trials, then all survivors run on together, wave by wave, under common random numbers. After
// r trials candidate i is dropped where some survivor l is better by more than
//   max(0, (h²·S²_il/δ - δ·r) / 2r),   h² = (n0 - 1)·[(2α/(k - 1))^(-2/(n0 - 1)) - 1],
// S²_il being the first stage's variance of the difference between the two in one trial. If the best of k is better
// than all others by δ or more, it is selected with probability 1 - α or more; for normal observations this is exact,
// and it holds for any dependence between candidates (Bonferroni) and for any spacing of the waves. A ratio Σx/Σy is
// treated as the mean of x_i - R·(y_i - ȳ) over ȳ (delta method).
//
// A spread that few trials show is not to be trusted, and that none differ does not make two alike: the first stage of
// a pair lasts until ten trials differ between the two, and n0 is as many as that took. Until then neither drops the
// other, unless it is bounded by δ what they may differ by: the upper end of the share of trials that differ (Clopper
// and Pearson 1934, each of the ten counts with a tenth of α/(k - 1)) times the most that a trial may change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "tally/alike.h"

namespace bulwark {

struct SelectionQuery {
  double indifference = 0;              // δ > 0: a difference that does not matter
  double confidence = 0.95;             // 1 - α, in (1/2, 1)
  bool is_largest = false;              // the best has the most of the metric; else the least
  std::uint32_t first_stage = 128;      // n0, at least 2
  std::uint32_t most_trials = 100'000;  // of each; where they run out, survivors are left undecided
  /// The most by which a trial of two may differ; none: largest_change_of() all candidates so far.
  std::optional<double> largest_change = std::nullopt;
};

/// As many trials, or more.
constexpr std::uint64_t most_allocation = 1'000'000'000'000'000;

struct Candidate {
  Series series;                          // of all trials that it ran
  std::optional<std::size_t> dropped_by;  // none: it survived
};

struct Selection {
  std::vector<Candidate> candidates;
  std::size_t best = 0;
  bool is_decided = false;         // else most_trials ran out with several left, `best` the one ahead of them
  bool is_spread_unknown = false;  // undecided, and fewer than ten trials differ between the best and another left
  /// Trials that each candidate would need for the same promise if all ran equally many: (z·S/δ)², z the normal
  /// quantile of 1 - α/(k - 1), S² the largest of S²_il that are known (Bechhofer 1954, with the variance known); no
  /// more than most_allocation.
  std::uint64_t equal_allocation = 0;

  std::uint64_t trials() const;  // of all candidates
};

/// Runs trials first … first + trials - 1 of the candidates listed, one series each in their order.
using RunTrials =
    std::function<std::vector<Series>(const std::vector<std::size_t>&, std::uint32_t first, std::uint32_t trials)>;

/// Precondition: at least two candidates.
Selection select_best(std::size_t candidates, const SelectionQuery& query, const RunTrials& run_trials);

}  // namespace bulwark
