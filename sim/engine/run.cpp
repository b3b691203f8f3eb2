#include "engine/run.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "base/stop.h"
#include "campaign/player.h"
#include "engine/chunk.h"
#include "engine/in_order.h"
#include "engine/parallel_tasks.h"
#include "tables/work.h"

namespace bulwark {

namespace {

/// Where a chunk of trials may take longer than this, trials are taken one by one.
constexpr double longest_chunk_s = 0.3;

/// Chunks of rows, or outcomes, a thread that may wait for an earlier one: enough that a slow one holds nobody up.
constexpr std::uint64_t waiting_chunks = 4;

/// What trials come to: tallies, and rows where they are kept.
struct Count {
  Tallies tallies;
  RowWriter add_row;  // none where no rows are kept
  std::string rows;

  Count(const Tables& tables, const RowStream* stream)
      : tallies(tables.scenario, tables.layout), add_row(stream != nullptr ? stream->make_writer() : RowWriter()) {}

  void add(const Outcome& outcome) {
    const Evaluation& evaluation = tallies.add(outcome);
    if (add_row) add_row(evaluation, rows);
  }
};

/// What one thread owns.
struct Worker {
  Player player;
  Count count;
  Worker(const Tables& tables, const RunHooks& hooks) : player(tables), count(tables, hooks.rows) {}
};

/// Does what a trial needs; whatever fails is told with its number.
template <class Work>
void in_trial(std::uint32_t trial, const Work& work) {
  try {
    work();
  } catch (const std::bad_alloc&) {
    throw;  // no fault of the trial
  } catch (const std::exception& error) {
    throw TrialFailure(trial, error.what());
  }
}

/// Short trials: threads take chunks in order until none is left. Each that is begun is finished, so that a run that is
/// stopped has its first trials, without gaps.
class ChunkedRun {
 public:
  ChunkedRun(const Tables& tables, const RunPlan& plan, const RunHooks& hooks)
      : tables_(tables),
        plan_(plan),
        hooks_(hooks),
        threads_(std::max(1U, plan.threads)),
        chunks_((static_cast<std::uint64_t>(plan.trials) + chunk_trials - 1) / chunk_trials),
        workers_(threads_) {
    if (hooks.rows != nullptr) rows_.emplace(hooks.rows->write, waiting_chunks * threads_);
  }

  Tallies run() {
    parallel_tasks(threads_, threads_, [this](std::uint64_t i) { work(workers_[i]); });
    Tallies all(tables_.scenario, tables_.layout);
    for (const auto& worker : workers_) {
      if (worker) all.merge(worker->count.tallies);
    }
    return all;
  }

 private:
  void work(std::unique_ptr<Worker>& worker) {
    while (!is_asked_to_stop(hooks_.stop) && !has_failed_) {
      const std::uint64_t chunk = next_chunk_.fetch_add(1, std::memory_order_relaxed);
      if (chunk >= chunks_) return;
      try {
        if (!worker) worker = std::make_unique<Worker>(tables_, hooks_);
        run_chunk(*worker, chunk);
      } catch (...) {
        has_failed_ = true;
        if (rows_) rows_->abandon();
        throw;
      }
    }
  }

  void run_chunk(Worker& worker, std::uint64_t chunk) {
    const auto begin = static_cast<std::uint32_t>(chunk * chunk_trials);
    const std::uint32_t end = std::min(plan_.trials - begin, chunk_trials) + begin;
    for (std::uint32_t trial = plan_.first_trial + begin; trial < plan_.first_trial + end; ++trial) {
      in_trial(trial, [&] { worker.count.add(worker.player.play(plan_.seed, trial)); });
    }
    if (rows_) rows_->put(chunk, std::exchange(worker.count.rows, {}));
    const std::uint64_t so_far = done_.fetch_add(end - begin, std::memory_order_relaxed) + (end - begin);
    if (hooks_.trials_done) hooks_.trials_done(so_far);
  }

  const Tables& tables_;
  const RunPlan& plan_;
  const RunHooks& hooks_;
  const unsigned threads_;
  const std::uint64_t chunks_;
  std::vector<std::unique_ptr<Worker>> workers_;  // one a task, made by its thread
  std::optional<InOrder<std::string>> rows_;
  std::atomic<std::uint64_t> next_chunk_ = 0;
  std::atomic<std::uint64_t> done_ = 0;
  std::atomic<bool> has_failed_ = false;
};

/// Long trials: threads take them one by one, and throw away the one that they are in when they are stopped. Outcomes
/// are counted in the order of their trials, so that a run that is stopped has its first ones here too.
class TrialByTrialRun {
 public:
  TrialByTrialRun(const Tables& tables, const RunPlan& plan, const RunHooks& hooks)
      : tables_(tables),
        plan_(plan),
        hooks_(hooks),
        threads_(std::max(1U, plan.threads)),
        count_(tables, hooks.rows),
        outcomes_([this](const Outcome& outcome) { take(outcome); }, waiting_chunks * threads_) {}

  Tallies run() {
    parallel_tasks(threads_, threads_, [this](std::uint64_t) { work(); });
    return std::move(count_.tallies);
  }

 private:
  void work() {
    try {
      Player player(tables_, hooks_.stop);
      while (!is_asked_to_stop(hooks_.stop) && !has_failed_) {
        const std::uint64_t i = next_.fetch_add(1, std::memory_order_relaxed);
        if (i >= plan_.trials) return;
        const auto trial = plan_.first_trial + static_cast<std::uint32_t>(i);
        const Outcome* outcome = nullptr;
        in_trial(trial, [&] { outcome = &player.play(plan_.seed, trial); });
        outcomes_.put(i, *outcome);
      }
    } catch (const Stopped&) {
      outcomes_.abandon();
    } catch (...) {
      has_failed_ = true;
      outcomes_.abandon();
      throw;
    }
  }

  /// The next in order; one at a time.
  void take(const Outcome& outcome) {
    in_trial(outcome.trial, [&] { count_.add(outcome); });
    if (hooks_.rows != nullptr) hooks_.rows->write(std::exchange(count_.rows, {}));
    if (hooks_.trials_done) hooks_.trials_done(count_.tallies.trials());
  }

  const Tables& tables_;
  const RunPlan& plan_;
  const RunHooks& hooks_;
  const unsigned threads_;
  Count count_;
  InOrder<Outcome> outcomes_;
  std::atomic<std::uint64_t> next_ = 0;
  std::atomic<bool> has_failed_ = false;
};

}  // namespace

RunResult run_trials(const Tables& tables, const RunPlan& plan, const RunHooks& hooks) {
  const bool is_long = rough_trial_s(tables.scenario) * chunk_trials > longest_chunk_s;
  RunResult result{is_long ? TrialByTrialRun(tables, plan, hooks).run() : ChunkedRun(tables, plan, hooks).run(), false};
  result.partial = result.tallies.trials() < plan.trials;
  return result;
}

}  // namespace bulwark
