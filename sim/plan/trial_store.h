// Trials of plans, run where somebody asks for them and each but once.
//
// Trials 0, 1, … are the fresh ones: `bulwark run` with a plan's changes repeats a reported figure. The search has
// trials 2^31, 2^31 + 1, … of the same seed. No draw of one stage is one of the other (random/stream.h).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/sample_pool.h"
#include "plan/purchases.h"
#include "plan/trial_log.h"
#include "tables/tables.h"

namespace bulwark {

enum class Stage { search, fresh };

class TrialStore {
 public:
  /// `log` (null: none) keeps what is run, and has what was run before. Both must outlive the store.
  TrialStore(const PlanProblem& problem, const PoolHooks& hooks, TrialLog* log);

  /// Runs what is missing so that every one of the plans has so many trials, or a block more, against each raid whose
  /// weight is not 0. Throws Stopped (base/stop.h), std::runtime_error with the command that repeats a failed trial,
  /// and InputErrors where a plan makes no scenario.
  void extend(const std::vector<Purchases>& plans, const std::vector<std::uint32_t>& raid_weights, Stage stage,
              std::uint32_t trials);

  /// Trials `first` … `first + trials - 1` of the stage, a series a metric. Precondition: they were run.
  Series series(const Purchases& plan, std::size_t raid, Stage stage, std::size_t metric, std::uint32_t first,
                std::uint32_t trials) const;

  /// Fresh trials of other plans than these are needed no more.
  void forget_fresh(const std::vector<Purchases>& but);

  const PlanProblem& problem() const { return problem_; }
  std::uint64_t trials_of(Stage stage) const { return stage == Stage::search ? search_trials_ : fresh_trials_; }

 private:
  struct Cell {
    Purchases plan;
    std::size_t raid = 0;
    Stage stage = Stage::search;
    friend bool operator<(const Cell& a, const Cell& b) {
      return std::tie(a.stage, a.raid, a.plan) < std::tie(b.stage, b.raid, b.plan);
    }
  };
  /// Trials of a cell that are still to be run, and the numbers of their records.
  struct Piece {
    Cell cell;
    std::uint32_t first = 0;
    std::uint32_t trials = 0;
    std::size_t record = 0;
  };

  void plan_piece(const Cell& cell, std::uint32_t trials, std::vector<Piece>& pieces);
  void run(const std::vector<Piece>& pieces);
  std::shared_ptr<const Tables> tables_of(const Cell& cell);
  void keep(const Piece& piece, const Sample& sample);
  [[noreturn]] void tell(const Piece& piece, const JobFailure& failure) const;

  const PlanProblem& problem_;
  const std::vector<MetricName> metrics_;
  PoolHooks hooks_;
  TrialLog* log_;
  std::map<Cell, Sample> samples_;
  std::size_t next_record_ = 0;
  std::uint64_t search_trials_ = 0;
  std::uint64_t fresh_trials_ = 0;
  std::uint64_t trials_run_ = 0;  // by this store, not taken from the log
  GeometryCache geometries_;
  std::mutex tables_mutex_;
  std::map<std::pair<std::size_t, Purchases>, std::shared_ptr<const Tables>> tables_;
};

}  // namespace bulwark
