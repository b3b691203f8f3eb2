// A sweep over the processes of an MPI job (built with BULWARK_MPI): rank 0 keeps the journal and hands out parts of
// the sweep as the others ask for them, the others run them. The tables are the same, byte for byte, as those of one
// process.
#pragma once

#include <functional>
#include <memory>

#include "engine/sample_pool.h"
#include "study/journal.h"
#include "study/sweep.h"

namespace bulwark {

/// Whether this process was started as one of several by mpirun or srun, and can talk to the others.
bool is_among_ranks();

/// The processes of the job while it lives. Precondition: is_among_ranks(), once a process.
class Ranks {
 public:
  Ranks();
  ~Ranks();
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  bool is_first() const { return rank_ == 0; }
  /// Processes of the job on this machine, which share its cores.
  unsigned here() const { return here_; }

  /// Of rank 0: tells the others to go home, because there is nothing to do or something is wrong.
  void dismiss() const;

  /// Of rank 0: lets the others do the jobs that the journal does not have. False where it was stopped. Throws
  /// std::runtime_error with what failed first anywhere.
  bool lead(const SweepPlan& plan, Journal& journal, const PoolHooks& hooks) const;

  /// Of the others: makes the plan that rank 0 has and takes parts of it until there are none left. What fails is told
  /// to rank 0.
  void follow(const std::function<std::unique_ptr<SweepPlan>()>& make_plan, const PoolHooks& hooks) const;

 private:
  int rank_ = 0;
  [[maybe_unused]] int count_ = 1;  // used where MPI is built in
  unsigned here_ = 1;
};

}  // namespace bulwark
