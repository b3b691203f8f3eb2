// The probability of a rare event by splitting in each stratum, in waves of independent replications.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/stop.h"
#include "decide/rare_estimate.h"
#include "decide/rare_event.h"
#include "decide/splitting.h"
#include "decide/strata.h"
#include "decide/stratum_round.h"
#include "study/sweep_plan.h"
#include "tables/tables.h"

namespace bulwark {

class RareLog;

/// Limits of a question.
constexpr std::uint32_t most_rare_trials = 1'000'000'000;
constexpr std::uint32_t most_rare_particles = 100'000;
constexpr std::uint32_t most_rare_moves = 1'000;

struct RareQuery {
  RareEvent event;
  std::uint64_t seed = 0;
  double relative = 0.1;                 // half the 95 % interval over the estimate at which it may stop
  std::uint32_t max_trials = 2'000'000;  // no wave of replications is begun beyond
  std::uint32_t particles = 200;         // of a replication
  std::uint32_t moves = 3;               // of each at each level
};

struct RareHooks {
  unsigned threads = 1;
  StopFlag stop = nullptr;
  RareLog* log = nullptr;                                 // null: nothing is kept
  std::function<void(std::uint64_t)> trials_played = {};  // so many more; from any thread

  void tell(std::uint64_t trials) const {
    if (trials_played) trials_played(trials);
  }
};

/// A stratum with what its pilot found.
struct SplitStratum {
  Stratum stratum;
  RareEvent event;  // one way in which it happens
  SplittingPlan plan;
  double rough = 0;        // probability given the stratum by the pilot; 0: nothing found
  double rough_most = 0;   // the greatest chance that the pilot saw
  double conditional = 0;  // the same as rough by the replications; where P(stratum) is drawn, with it

  /// Number of the way, from 1; 0: the event as a whole.
  std::size_t way() const { return event.ways.size(); }
  /// Of the event's probability.
  double part() const { return stratum.share() * conditional; }
  /// Whether its particles are plain trials, whose chances are all that is known of it.
  bool is_plain() const { return !stratum.is_drawn && plan.levels.empty(); }
};

struct RareSplitting {
  RareEstimate estimate;
  std::vector<SplitStratum> strata;
  double neglected = 0;            // probability of the strata that are left out: in the upper end of the interval
  double unseen = 0;               // what was not seen may add (rare_estimate.h), likewise
  std::uint64_t pilot_trials = 0;  // not part of the estimate
  bool is_reached = false;         // the precision that was asked for
};

/// A trial in which the event happened, or may have with some chance.
struct Disaster {
  std::size_t stratum = 0;
  Particle particle;
  double weight = 0;  // in the estimate of its replication
};

/// Replications in waves (waves.h); those of the first leave their last particles. Of the later ones what the log has
/// is taken from there. What it finds is the same to the last bit for any number of threads. All throws Stopped soon
/// after it is asked to end.
class SplittingRun {
 public:
  /// Fits the levels and plays the first wave. All must outlive it.
  SplittingRun(const Tables& tables, const RareQuery& query, const RareHooks& hooks);

  /// Where the first wave scatters too much, larger replications in its place; false where it does not, or where this
  /// was done, or is not allowed. go_on() begins with it.
  bool enlarge();

  /// One wave more; false where the interval is narrow enough, or the next would go beyond the trials allowed.
  bool go_on();

  /// Four times as many replications, whatever the precision; false where the trials allowed are not half as many more.
  bool sharpen();

  /// Replications that may bring half the interval to this share of the estimate; no more than are allowed.
  std::uint32_t expected(double relative) const;

  /// Plays for the log what of the replications up to `wanted` is of the shard.
  void play_share(const Shard& shard, std::uint32_t wanted) const;

  const RareSplitting& result() const { return result_; }
  const std::vector<Disaster>& disasters() const { return disasters_; }
  /// Whether there are disasters of every stratum in which the event was seen.
  bool has_disasters_of_all() const;

 private:
  /// One replication in all strata.
  struct Round {
    std::vector<StratumRound> strata;
    std::vector<Disaster> disasters;
  };

  void fit();
  void leave_out();
  void share_out();
  void widen();
  std::uint64_t allowed() const;
  bool add_allowed(std::uint32_t wanted);
  void add_wave(std::uint32_t wanted);
  Round play(std::uint32_t number) const;
  StratumRound play(std::uint32_t number, std::size_t s, std::vector<Disaster>* disasters) const;
  void judge();
  double unseen_part(std::size_t s) const;
  double overrated_part(std::size_t s) const;
  double most_in(double (SplittingRun::*part)(std::size_t) const) const;

  const Tables* tables_;
  const RareQuery* query_;
  const RareHooks* hooks_;
  RareSplitting result_;
  double most_chance_ = 1;  // of the event in any trial
  std::vector<Round> rounds_;
  std::vector<double> sums_;  // [round], over the strata
  std::uint32_t first_number_ = 0;
  bool is_sized_ = false;  // replications have the particles that they need
  std::vector<Disaster> disasters_;
  std::uint64_t trials_ = 0;
};

}  // namespace bulwark
