// Running a sweep: samples of the points, paired with their baselines, into a journal.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/sample_pool.h"
#include "study/journal.h"
#include "study/sweep_plan.h"

namespace bulwark {

/// What is kept of a metric at a design point. Differences are NaN without a baseline, and at the baseline itself.
struct SweepFigures {
  Figure figure;
  double baseline_mean = 0;
  Difference difference;
};

/// What is kept of a run.
struct RunFigures {
  std::uint64_t trials = 0;
  std::vector<SweepFigures> metrics;
};

/// Figures as numbers, with which a run's record in the journal begins; its kept trials follow (kept_trials.h).
constexpr std::size_t numbers_of(std::size_t metrics) {
  return 1 + 13 * metrics;
}
std::vector<double> to_numbers(const RunFigures& figures);
/// Throws std::runtime_error for what to_numbers() has not made.
RunFigures from_numbers(const std::vector<double>& record, std::size_t metrics);

/// Numbers of a run's whole record.
std::size_t record_length(const SweepPlan& plan);

/// What makes two journals parts of one sweep: program, texts, trials, shard.
JournalHeader journal_header(const SweepPlan& plan, const Shard& shard, const std::string& program);

/// A shard as a text of a header: `2/8`.
std::string shard_text(const Shard& shard);

/// Settings as a text of a header, and back. Throws InputErrors where it is none.
std::string settings_text(const std::vector<Override>& settings);
std::vector<Override> settings_of(const std::string& text);

/// In words what differs between the header that a journal has and the one that it should have; empty where nothing
/// that matters does. Names of files do not matter.
std::vector<std::string> changes(const JournalHeader& was, const JournalHeader& is);

/// What a sweep may be split into, and the trials of a point.
constexpr std::uint32_t most_shards = 100'000;
constexpr std::uint32_t most_sweep_trials = 1'000'000;

/// The shard and trials that a journal's header names; 0 for what is no number.
Shard shard_of(const JournalHeader& header);
std::uint32_t trials_of(const JournalHeader& header);
/// None where it names none.
std::optional<std::uint64_t> seed_of(const JournalHeader& header);

/// In words why a header's shard is none, why its trials are none of a sweep, and why a journal is none of the plan;
/// none where it is.
std::optional<std::string> shard_fault_of(const JournalHeader& header);
std::optional<std::string> trials_fault_of(const JournalHeader& header);
std::optional<std::string> fault_of(const Journal& journal, const SweepPlan& plan);

/// Takes the record of a finished run; one call at a time, in no particular order.
using RecordRun = std::function<void(std::size_t run, const std::vector<double>& record)>;

/// The jobs in parts that can be run apart, each of about `runs` runs: those of a group have its baseline first, again
/// in every part.
std::vector<std::vector<SweepJob>> parts_of(const std::vector<SweepJob>& jobs, std::size_t runs);

/// Does the jobs, or all that is left of a part. As below, but for whoever keeps the records.
bool run_sweep(const SweepPlan& plan, const std::vector<SweepJob>& jobs, const RecordRun& record,
               const PoolHooks& hooks);

/// Does what of the shard the journal does not have yet. Returns false where it was stopped before the end. Throws
/// std::runtime_error, naming the point, where a scenario cannot be run.
bool run_sweep(const SweepPlan& plan, const std::vector<SweepJob>& jobs, Journal& journal, const PoolHooks& hooks);

}  // namespace bulwark
