// Which levels of a study's factors are best, where its grid has too many points to run them all: a coordinate search
// on common random numbers (Hooke and Jeeves 1961, over listed levels). From the first level of each factor it tries
// all levels of one factor after another, the others as they are, and moves to the best of those whose gain is certain,
// until a round moves nothing. It finds a point that no single change improves for certain, which need not be the best
// of all.
//
// A gain is certain where it is more than t standard errors, t Student's quantile at 1 - α/(rounds · changes): so many
// comparisons a search comes to at most (Bonferroni). Where fewer than ten trials differ from the gain of most, or none
// does, their spread is not known: then it must also be certain that no more trials differ than would undo the gain
// (one_sided_p() of study/hypotheses.h), a count by all threats of a raid. Where no change gains anything the search
// ends after one round, and has moved at all with a probability of α/rounds or less; with t = 1 four in ten would have.
//
// Figures are of trials that the search has not seen, so that they are unbiased: those of any other command with this
// seed. The search has the trials from the middle of all on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/sample_pool.h"
#include "study/sweep_plan.h"
#include "tally/sample.h"

namespace bulwark {

/// α: the probability of any move where there is nothing to be gained.
constexpr double false_step_chance = 0.05;

struct TuningQuery {
  MetricName metric;
  bool is_largest = false;  // the most of it is best; else the least
  std::uint32_t search_trials = 1000;
  std::uint32_t rounds = 5;  // at most
  std::uint32_t trials = 1000;
};

/// A factor that was moved, and by how much that was better on the trials of the search.
struct TuningMove {
  std::size_t factor = 0;
  std::size_t level = 0;
  Difference difference;
};

struct Tuning {
  std::vector<std::size_t> levels;  // one a factor
  std::vector<TuningMove> moves;
  bool is_settled = false;      // the last round moved nothing
  std::size_t points = 0;       // that were tried
  double errors_of_a_step = 0;  // t: so many standard errors a gain must have
  Figure before;                // of the scenario as it stands, fresh trials
  Figure after;
  Difference difference;  // after less before

  /// What was found, for certain: none of the levels need be as the scenario stands.
  bool is_worse(const TuningQuery& query) const {
    return query.is_largest ? difference.interval.high < 0 : difference.interval.low > 0;
  }
};

/// A search has a baseline of its own, and needs no hypotheses.
void without_comparisons(Study& study);

/// Throws InputErrors where a factor has a range and no levels, where the metric is not to be had, where fresh trials
/// would be the search's (engine/search_trials.h), and with what is wrong with a point that is tried; Stopped soon
/// after it is asked to end. Does not depend on the threads.
Tuning tune(const SweepPlan& plan, const TuningQuery& query, const PoolHooks& hooks);

}  // namespace bulwark
