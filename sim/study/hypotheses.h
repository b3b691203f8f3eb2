// The claims of a study, tested: each at every design point that it is about, all of them together.
//
// A claim "below, by m" at a point is supported where d + m is significantly below 0, d being the difference of the
// metric from the other point, trial by trial under common random numbers: one-sided Student test of
// t = (d + m)/standard error with n - 1 degrees of freedom. The p-values of all tests of the study are corrected
// together by Holm's step-down method (Holm 1979, Scand. J. Stat. 6): the probability that any claim is supported that
// does not hold is 5 % at most.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/sample_pool.h"
#include "study/journal.h"
#include "study/sweep_plan.h"
#include "tally/sample.h"

namespace bulwark {

/// Largest corrected p-value of a supported claim.
constexpr double significance_level = 0.05;

struct HypothesisTest {
  std::size_t hypothesis = 0;  // in Study::hypotheses
  std::size_t point = 0;
  Estimate of;
  Estimate than;
  Difference difference;  // of less than
  double p_value = 1;     // NaN where the metric does not exist
  double p_holm = 1;

  bool is_supported() const { return p_holm <= significance_level; }
};

/// How well so clear a difference, in the direction that is claimed, agrees with none: Student's P(T >= t) of the
/// paired trials' lead (how much further one is than `by`); NaN where the metric does not exist. Where fewer than ten
/// trials differ from the lead l of most, the larger of that and P(K <= k) of the k that do, K binomial with the least
/// share p = l/c that would undo the lead, c the most by which a trial may change it: to a difference of -1 of shares
/// and events, else by l and as much as any seen, of counts `count_change` at least. 1 where most trials do not meet
/// the claim, and where nobody knows by how much a trial may differ: money and MW of which none does.
double one_sided_p(const Series& of, const Series& than, bool is_below, double by, double count_change = 1);

/// Holm's correction, in the order given. NaN stays NaN and does not count.
std::vector<double> holm(const std::vector<double>& p_values);

/// Complaints about hypotheses: no such metric or group, also at one of their points alone; no point that has the
/// levels; a scenario to compare with that cannot be read.
std::vector<InputError> check_hypotheses(const SweepPlan& plan, const PoolHooks& hooks);

/// Bytes of samples that are held at once.
constexpr std::size_t usual_sample_memory = 256U << 20U;

/// Over the trials of all replicates at the points concerned: those that the journals of the finished sweep keep
/// (kept_trials.h); others are run, again or for the first time. So many points at once as the memory holds samples of
/// (two at least). None where it was stopped.
std::optional<std::vector<HypothesisTest>> test_hypotheses(const SweepPlan& plan,
                                                           const std::vector<const Journal*>& journals,
                                                           const PoolHooks& hooks,
                                                           std::size_t memory = usual_sample_memory);

}  // namespace bulwark
