// Importance sampling to a precision, from scenarios fitted to the disasters that a splitting found, and its tests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "decide/importance.h"
#include "decide/rare_splitting.h"

namespace bulwark {

/// What importance sampling found, and what there is to say against it.
struct RareImportance {
  RareEstimate estimate;
  std::vector<TiltedPart> parts;
  bool is_reached = false;
  bool is_outdone = false;      // a trial of it tells less than one of the splitting
  double weight_z = 0;          // of the mean weight against 1: within 3
  double share_of_largest = 0;  // of the ten largest values in their sum: under a tenth
  double agreement_z = 0;       // with the splitting: within 3

  bool is_contradicted() const;  // by the splitting
  bool is_trusted() const;
  /// What speaks against it, in words; empty where nothing does.
  std::string fault() const;
};

/// Sets the importance sampling against what the splitting found by now. In logarithms, as the intervals are: an
/// estimate that has missed most of the event lies within an error or two of one that is as uncertain as it is large.
void compare(const RareSplitting& splitting, RareImportance& importance);

/// Whether a trial of it tells less than one of the splitting (relative variance of one), were both to go on as they
/// did.
bool tells_less(const RareEstimate& importance, const RareEstimate& splitting);

/// Looks at more and more trials, in batches of which those that the log has are taken from there. The same to the last
/// bit for any number of threads. All throws Stopped soon after it is asked to end.
class ImportanceRun {
 public:
  /// Fits tilted parts to the disasters of each stratum, by their share in them. All must outlive it.
  ImportanceRun(const Tables& tables, const RareQuery& query, const RareHooks& hooks, const SplittingRun& splitting);

  /// One look more; false where it knows enough, or more trials would not help or are not allowed.
  bool go_on();

  /// Trials after the looks so far that may bring it to the precision; no more than are allowed.
  std::uint64_t expected() const;

  /// Plays for the log what of the batches up to so many trials is of the shard.
  void play_share(const Shard& shard, std::uint64_t trials) const;

  const RareImportance& result() const { return result_; }

 private:
  bool is_enough() const;
  WeightedSums play(std::uint64_t batch) const;
  void add_trials(std::uint64_t wanted);
  void judge();

  const RareQuery* query_;
  const RareHooks* hooks_;
  const SplittingRun* splitting_;
  RareImportance result_;
  ImportanceSampler sampler_;
  std::uint64_t most_trials_;
  std::uint64_t next_look_;
  bool is_hopeless_ = false;  // more trials would not make weights good that are bad
  WeightedSums sums_;
};

}  // namespace bulwark
