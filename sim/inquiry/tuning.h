// Which levels of a study's factors are best, where its grid has too many points to run them all: a coordinate search
// on common random numbers (Hooke and Jeeves 1961, over listed levels). From the first level of each factor it tries
// all levels of one factor after another, the others as they are, and moves where the gain is more than its standard
// error, until a round moves nothing. It finds a point that no single change improves visibly, which need not be the
// best of all.
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
  bool is_settled = false;  // the last round moved nothing
  std::size_t points = 0;   // that were tried
  Figure before;            // of the scenario as it stands, fresh trials
  Figure after;
  Difference difference;  // after less before
};

/// A search has a baseline of its own, and needs no hypotheses.
void without_comparisons(Study& study);

/// Throws InputErrors where a factor has a range and no levels, where the metric is not to be had, and with what is
/// wrong with a point that is tried; Stopped soon after it is asked to end. Does not depend on the threads.
Tuning tune(const SweepPlan& plan, const TuningQuery& query, const PoolHooks& hooks);

}  // namespace bulwark
