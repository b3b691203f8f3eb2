// One flat pool of work over many scenarios: threads take chunks of trials from whichever scenario is open, so that
// small ones leave no thread idle and large ones keep nobody waiting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/stop.h"
#include "tables/tables.h"
#include "tally/sample.h"

namespace bulwark {

/// Trials first_trial … first_trial + trials - 1 of one scenario under a seed, and what to record of them.
struct SampleJob {
  std::shared_ptr<const Tables> tables;
  std::vector<MetricName> metrics;
  std::uint64_t seed = 0;
  std::uint32_t first_trial = 0;
  std::uint32_t trials = 0;
  /// With it, asked whenever all trials are run: how many it should be instead; no more than were run ends the job.
  /// Must depend on the sample alone.
  std::function<std::uint32_t(const Sample&)> extend = nullptr;
};

/// A trial that could not be run: a fault of the program, to be reproduced by its numbers.
class JobFailure : public std::runtime_error {
 public:
  JobFailure(std::size_t job, std::uint32_t trial, const std::string& what)
      : std::runtime_error(what), job_(job), trial_(trial) {}
  std::size_t job() const { return job_; }
  std::uint32_t trial() const { return trial_; }

 private:
  std::size_t job_;
  std::uint32_t trial_;
};

struct PoolHooks {
  unsigned threads = 1;
  StopFlag stop = nullptr;                                      // when it turns true, all ends soon
  std::function<void(std::uint64_t)> trials_done;               // called from any thread with the number so far
  double most_bytes = std::numeric_limits<double>::infinity();  // of memory that a scenario may take (compile_job.h)
};

/// Makes the k-th job; from any thread, several at once.
using OpenJob = std::function<SampleJob(std::size_t)>;

/// Takes the sample of a finished job; one call at a time, in the order in which they finish, which depends on timing.
using CloseJob = std::function<void(std::size_t, Sample)>;

/// Runs jobs 0 … count-1, opened in this order and at most two a thread open at once. Samples do not depend on the
/// number of threads. Returns false where it was stopped before the last. Throws what open and close throw, or
/// JobFailure; the first of several.
bool run_jobs(std::size_t count, const OpenJob& open, const CloseJob& close, const PoolHooks& hooks);

/// The sample of one job. Throws Stopped where it was stopped.
Sample run_job(const SampleJob& job, const PoolHooks& hooks);

}  // namespace bulwark
