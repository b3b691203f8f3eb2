// Many trials of one scenario on many threads.
#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>

#include "base/stop.h"
#include "tables/tables.h"
#include "tally/tallies.h"

namespace bulwark {

/// Trials first_trial … first_trial + trials - 1 under a seed.
struct RunPlan {
  std::uint64_t seed = 0;
  std::uint32_t first_trial = 0;
  std::uint32_t trials = 0;
  unsigned threads = 1;
};

/// Appends what is to be kept of a trial to a text.
using RowWriter = std::function<void(const Evaluation&, std::string&)>;

/// What is kept of every trial by itself.
struct RowStream {
  std::function<RowWriter()> make_writer;         // one a thread
  std::function<void(const std::string&)> write;  // texts of successive trials in their order, one call at a time
};

struct RunHooks {
  StopFlag stop = nullptr;                         // when it turns true, the run ends soon, with its first trials
  std::function<void(std::uint64_t)> trials_done;  // called now and then from any thread with the number so far
  const RowStream* rows = nullptr;                 // memory: the texts of a few chunks of trials a thread
};

struct RunResult {
  Tallies tallies;
  bool partial = false;  // stopped before the last trial; the tallies are those of the first ones, without gaps
};

/// A trial that could not be run to its end: a fault of the program, to be reproduced by its number.
class TrialFailure : public std::runtime_error {
 public:
  TrialFailure(std::uint32_t trial, const std::string& what) : std::runtime_error(what), trial_(trial) {}
  std::uint32_t trial() const { return trial_; }

 private:
  std::uint32_t trial_;
};

/// Runs the plan. Trials share nothing but the tables; tallies are integers, so the result is the same to the last bit
/// for any number of threads and any split of the trials, and so are rows. Throws TrialFailure, and what `rows` throws.
RunResult run_trials(const Tables& tables, const RunPlan& plan, const RunHooks& hooks = {});

}  // namespace bulwark
