#include "engine/run.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "campaign/player.h"
#include "engine/ordered_writer.h"
#include "engine/parallel_tasks.h"

namespace bulwark {

namespace {

/// Trials that one thread takes at a time: some milliseconds of work, so that handing them out costs nothing and the
/// last chunk keeps nobody waiting. A constant: results must not know how many threads there are.
constexpr std::uint32_t chunk_trials = 64;

/// Chunks of rows a thread that may wait for an earlier one: enough that a slow chunk holds nobody up.
constexpr std::uint64_t waiting_chunks = 4;

/// What one thread owns.
struct Worker {
  Player player;
  Tallies tallies;
  RowWriter add_row;  // none where no rows are kept
  std::string rows;   // of one chunk
  Worker(const Tables& tables, const RowStream* stream)
      : player(tables),
        tallies(tables.scenario, tables.layout),
        add_row(stream != nullptr ? stream->make_writer() : RowWriter()) {}
};

void run_one(Worker& worker, std::uint64_t seed, std::uint32_t trial) {
  try {
    const Evaluation& evaluation = worker.tallies.add(worker.player.play(seed, trial));
    if (worker.add_row) worker.add_row(evaluation, worker.rows);
  } catch (const std::exception& error) {
    throw TrialFailure(trial, error.what());
  }
}

/// One call of run_trials(): threads take chunks in order until none is left.
class ParallelRun {
 public:
  ParallelRun(const Tables& tables, const RunPlan& plan, const RunHooks& hooks)
      : tables_(tables),
        plan_(plan),
        hooks_(hooks),
        threads_(std::max(1U, plan.threads)),
        chunks_((static_cast<std::uint64_t>(plan.trials) + chunk_trials - 1) / chunk_trials),
        workers_(threads_) {
    if (hooks.rows != nullptr) rows_.emplace(hooks.rows->write, waiting_chunks * threads_);
  }

  RunResult run() {
    parallel_tasks(threads_, threads_, [this](std::uint64_t i) { work(workers_[i]); });
    RunResult result{Tallies(tables_.scenario, tables_.layout), false};
    for (const auto& worker : workers_) {
      if (worker) result.tallies.merge(worker->tallies);
    }
    result.partial = result.tallies.trials() < plan_.trials;
    return result;
  }

 private:
  bool is_stopped() const { return hooks_.stop != nullptr && hooks_.stop->load(std::memory_order_relaxed); }

  /// Chunks are begun in order and each is finished, so that a run that is stopped has its first trials, without gaps.
  void work(std::unique_ptr<Worker>& worker) {
    while (!is_stopped() && !is_task_cancelled()) {
      const std::uint64_t chunk = next_chunk_.fetch_add(1, std::memory_order_relaxed);
      if (chunk >= chunks_) return;
      try {
        if (!worker) worker = std::make_unique<Worker>(tables_, hooks_.rows);
        run_chunk(*worker, chunk);
      } catch (...) {
        if (rows_) rows_->abandon();
        throw;
      }
    }
  }

  void run_chunk(Worker& worker, std::uint64_t chunk) {
    const auto begin = static_cast<std::uint32_t>(chunk * chunk_trials);
    const std::uint32_t end = std::min(plan_.trials - begin, chunk_trials) + begin;
    for (std::uint32_t i = begin; i < end; ++i) run_one(worker, plan_.seed, plan_.first_trial + i);
    if (rows_) rows_->put(chunk, std::exchange(worker.rows, {}));
    const std::uint64_t so_far = done_.fetch_add(end - begin, std::memory_order_relaxed) + (end - begin);
    if (hooks_.trials_done) hooks_.trials_done(so_far);
  }

  const Tables& tables_;
  const RunPlan& plan_;
  const RunHooks& hooks_;
  const unsigned threads_;
  const std::uint64_t chunks_;
  std::vector<std::unique_ptr<Worker>> workers_;  // one a task, made by its thread
  std::optional<OrderedWriter> rows_;
  std::atomic<std::uint64_t> next_chunk_ = 0;
  std::atomic<std::uint64_t> done_ = 0;
};

}  // namespace

RunResult run_trials(const Tables& tables, const RunPlan& plan, const RunHooks& hooks) {
  return ParallelRun(tables, plan, hooks).run();
}

}  // namespace bulwark
