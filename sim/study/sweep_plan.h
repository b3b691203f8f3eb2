// All that a sweep will do, known before it begins: its points, what each is compared with, and the order of work.
//
// A run is one design point in one replicate, numbered replicate · points + point. Every run of a replicate has the
// same trials under the same seed (common random numbers); replicate r has trials r·n … (r+1)·n - 1. Points that are
// compared with the same baseline form a group; the baseline is simulated first, again in every shard and after every
// resumption, because differences need its trials one by one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/input_error.h"
#include "engine/precision.h"
#include "engine/sample_pool.h"
#include "study/design.h"
#include "study/study.h"
#include "tally/observer.h"
#include "tally/sample.h"

namespace bulwark {

/// Part `index` of `count`, from 1.
struct Shard {
  std::uint32_t index = 1;
  std::uint32_t count = 1;
  friend bool operator==(const Shard&, const Shard&) = default;
};

/// A scenario to sample: a run, the baseline of a group, or both at once.
struct SweepJob {
  std::optional<std::size_t> run;
  std::size_t point = 0;  // of a baseline: one of those compared with it
  std::uint32_t replicate = 0;
  std::uint32_t group = 0;
  bool is_baseline = false;
};

/// Throws InputErrors where `uncertain:` draws the parameter at this path: what a study puts there would be
/// of no effect.
void check_not_uncertain(const Scenario& scenario, const std::string& path);

class SweepPlan {
 public:
  /// Throws InputErrors where the base scenario cannot be read; all else that is wrong is left to check(). `trials`
  /// stands in place of the study's.
  SweepPlan(Study study, std::optional<std::uint32_t> trials);
  SweepPlan(const SweepPlan&) = delete;
  SweepPlan& operator=(const SweepPlan&) = delete;

  const Study& study() const { return study_; }
  const std::vector<MetricName>& metrics() const { return metrics_; }
  std::uint64_t seed() const { return seed_; }
  /// Of a point and replicate; with a precision the most, which baselines always run.
  std::uint32_t trials() const { return study_.trials; }
  bool has_precision() const { return !precision_.empty(); }

  /// Trials to run of a point, given a sample of it: no more than it has where the study's precision is reached, else
  /// up to the next look (precision.h).
  std::uint32_t trials_after(const Sample& sample) const;
  std::size_t points() const { return static_cast<std::size_t>(design_.points()); }
  std::size_t runs() const { return points() * study_.replicates; }
  bool has_baseline() const { return study_.baseline.has_value(); }

  DesignPoint point(std::size_t index) const { return design_.point(index); }
  /// The first design point with these levels; for studies with hypotheses alone.
  std::optional<std::size_t> number_of(const DesignPoint& point) const;
  DesignPoint point_of(const SweepJob& job) const;
  std::vector<Override> overrides_of(const SweepJob& job) const;

  bool is_in(const Shard& shard, std::size_t point) const;
  /// Those of a shard that are still to be done, with the baselines that they need, in the order of work.
  std::vector<SweepJob> jobs(const Shard& shard, const std::function<bool(std::size_t)>& is_finished) const;

  /// What is wrong with metrics and precision, and at each design point, baselines included: reads every scenario, and
  /// asks what it would take of memory. At most `most` points are listed, and then how many more there are.
  /// `points_done` is called from any thread with the number so far. Throws Stopped.
  std::vector<InputError> check(const PoolHooks& hooks, const std::function<void(std::uint64_t)>& points_done = {},
                                std::size_t most = 1000) const;

  /// What is wrong with the scenario of a point, with running it under the hooks, or with asking it for these metrics.
  /// `idle` takes warnings of factors that are of no effect there.
  std::vector<InputError> errors_at(const DesignPoint& point, const std::vector<MetricName>& metrics,
                                    const PoolHooks& hooks, std::vector<InputError>* idle = nullptr) const;

 private:
  void resolve_metrics();
  void resolve_precision();
  void number_points();
  void group_points();
  void append_group(std::uint32_t group, std::uint32_t replicate, const std::vector<std::size_t>& points,
                    std::vector<SweepJob>& jobs) const;

  Study study_;
  std::uint64_t seed_;
  Design design_;
  std::vector<InputError> faults_;  // of metrics and precision
  std::vector<MetricName> metrics_;
  std::unordered_map<std::string, std::size_t> numbers_;     // of points, by their levels
  std::vector<std::pair<std::size_t, double>> precision_;    // metric, half-width
  std::vector<std::uint32_t> groups_;                        // [point]; empty without a baseline
  std::vector<std::size_t> first_points_;                    // [group]
  std::vector<std::optional<std::size_t>> baseline_points_;  // [group]: the design point that is its baseline
};

}  // namespace bulwark
