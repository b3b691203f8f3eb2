// The probability of a rare event by splitting in each stratum, in waves of independent replications.
#pragma once

#include <cstdint>
#include <vector>

#include "base/stop.h"
#include "decide/rare_estimate.h"
#include "decide/rare_event.h"
#include "decide/splitting.h"
#include "decide/strata.h"
#include "tables/tables.h"

namespace bulwark {

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

/// Replications in waves (waves.h); those of the first leave their last particles. What it finds is the same to the
/// last bit for any number of threads. All throws Stopped soon after it is asked to end.
class SplittingRun {
 public:
  /// Fits the levels and plays the first wave. All must outlive it.
  SplittingRun(const Tables& tables, const RareQuery& query, const RareHooks& hooks);

  /// One wave more; false where the interval is narrow enough, or the next would go beyond the trials allowed.
  bool go_on();

  /// Four times as many replications, whatever the precision; false where the trials allowed are not half as many more.
  bool sharpen();

  const RareSplitting& result() const { return result_; }
  const std::vector<Disaster>& disasters() const { return disasters_; }
  /// Whether there are disasters of every stratum in which the event was seen.
  bool has_disasters_of_all() const;

 private:
  /// The least and the greatest of a stratum without levels, so that its particles are plain trials.
  struct Chances {
    double least = 1;
    double most = 0;
  };

  /// One replication in all strata.
  struct Round {
    std::vector<double> estimates;  // [stratum], given the stratum
    std::vector<double> deepest;    // [stratum]: probability of the last level that was reached
    std::vector<Chances> chances;   // [stratum]: of plain trials
    std::uint64_t trials = 0;
    std::vector<Disaster> disasters;
  };

  void fit();
  void leave_out();
  void share_out();
  void widen();
  bool enlarge();
  bool add_allowed(std::uint32_t wanted);
  void add_wave(std::uint32_t wanted);
  Round play(std::uint32_t number) const;
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
