// What a search for plans has run, kept in the journal of studies (study/journal.h).
//
// The search is a function of its trials, and asks for them in an order that follows from those before: the k-th block
// of 16 trials that it asks for is record k. So a search that goes on asks again for what it had, gets it from here,
// and comes to the same place; and whoever has the journals of all shards can do the same without a trial.
#pragma once

#include <cstddef>
#include <cstdint>

#include "plan/plan_problem.h"
#include "study/journal.h"
#include "study/sweep_plan.h"
#include "tally/sample.h"

namespace bulwark {

/// Trials of a record.
constexpr std::uint32_t block_trials = 16;

/// More blocks than any search asks for.
constexpr std::size_t most_records = most_journal_runs;

/// Numbers of a record: x of each metric and trial, and y of a ratio.
std::size_t plan_record_length(const PlanProblem& problem);

/// What makes two journals parts of one search: program, seed, texts, shard.
JournalHeader plan_journal_header(const PlanProblem& problem, const Shard& shard, const std::string& program);

class TrialLog {
 public:
  /// Of a journal with such records; a `const` one is only read.
  explicit TrialLog(Journal& journal) : journal_(journal), to_append_(&journal) {}
  explicit TrialLog(const Journal& journal) : journal_(journal) {}

  bool has(std::size_t record) const { return journal_.has(record); }
  /// Puts the record's trials into the sample from trial `first` on.
  void read(std::size_t record, std::uint32_t first, Sample& sample) const;
  /// Before trials are run. Throws std::runtime_error where the journal is only read: it lacks what the search asks
  /// for.
  void check_writable() const;
  /// Precondition: it is writable.
  void append(std::size_t record, std::uint32_t first, const Sample& sample);

 private:
  const Journal& journal_;
  Journal* to_append_ = nullptr;
};

}  // namespace bulwark
