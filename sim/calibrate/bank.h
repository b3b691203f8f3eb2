// A bank of draws of the prior, each with a few simulated raids.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "calibrate/prior.h"
#include "calibrate/reporting.h"
#include "engine/sample_pool.h"

namespace bulwark {

/// A draw of the uncertain parameters and what its raids did.
struct BankDraw {
  std::vector<double> normals;       // [input], see prior.h
  std::vector<double> values;        // [uncertain parameter], SI
  std::vector<FamilyCounts> counts;  // [trial · families of the record + family]
};

/// Draws of the prior, by number and input, so that a longer bank begins as a shorter one. Throws Stopped soon after
/// the flag turns true: quantiles of some laws take a millisecond a hundred.
std::vector<BankDraw> draw_prior(const Prior& prior, std::uint64_t seed, std::uint32_t draws, StopFlag stop = nullptr);

/// Runs the trials of particles. Bit-identical for any number of threads.
class RaidSimulator {
 public:
  /// `trials` of each particle. Throws what compile_job() throws.
  RaidSimulator(const Scenario& scenario, const std::vector<ReportedFamily>& families, std::uint64_t seed,
                std::uint32_t trials, const PoolHooks& hooks = {});

  /// Fills in the counts: particle i runs the next `trials` trials after those of i - 1 and of all that was simulated
  /// before, so that no two particles share a trial. Throws Stopped where it was stopped, std::runtime_error where more
  /// than 2^32 trials would be run. Hooks hear of all trials since the beginning.
  void simulate(std::vector<BankDraw>& particles, const PoolHooks& hooks);

  std::uint32_t trials() const { return trials_; }
  std::uint64_t trials_run() const { return next_trial_; }

 private:
  SampleJob job_of(const BankDraw& particle, std::uint32_t first_trial) const;
  void count(const Sample& sample, BankDraw& particle) const;

  std::shared_ptr<const Tables> tables_;
  std::vector<ReportedFamily> families_;
  std::vector<MetricName> metrics_;
  std::uint64_t seed_;
  std::uint32_t trials_;
  std::uint64_t next_trial_ = 0;
};

}  // namespace bulwark
