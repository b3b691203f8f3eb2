#include "study/run.h"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>

#include <algorithm>

#include "trial/trial.h"

namespace bulwark {

namespace {

/// Trials that one thread takes at a time: some milliseconds of work, so that handing them out costs nothing and the
/// last chunk keeps nobody waiting. A constant: results must not know how many threads there are.
constexpr std::uint32_t chunk_trials = 64;

/// What one thread owns.
struct Worker {
  Trial trial;
  Tallies tallies;
  Worker(const Tables& tables) : trial(tables), tallies(tables.scenario, tables.layout) {}
};

void run_chunk(Worker& worker, std::uint64_t seed, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t trial = begin; trial < end; ++trial) {
    try {
      worker.tallies.add(worker.trial.run(seed, trial));
    } catch (const std::exception& error) {
      throw TrialFailure(trial, error.what());
    }
  }
}

}  // namespace

RunResult run_trials(const Tables& tables, const RunPlan& plan, const RunHooks& hooks) {
  const unsigned threads = std::max(1U, plan.threads);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(static_cast<int>(threads));
  tbb::enumerable_thread_specific<Worker> workers([&] { return Worker(tables); });
  const std::uint64_t chunks = (static_cast<std::uint64_t>(plan.trials) + chunk_trials - 1) / chunk_trials;
  std::atomic<std::uint64_t> next_chunk = 0;
  std::atomic<std::uint64_t> done = 0;
  const auto stopped = [&] { return hooks.stop && hooks.stop->load(std::memory_order_relaxed); };
  // Chunks are begun in order and each is finished, so that a run that is stopped has its first trials, without gaps.
  const auto work = [&](unsigned) {
    while (!stopped() && !tbb::is_current_task_group_canceling()) {
      const std::uint64_t chunk = next_chunk.fetch_add(1, std::memory_order_relaxed);
      if (chunk >= chunks) return;
      const auto begin = static_cast<std::uint32_t>(chunk * chunk_trials);
      const std::uint32_t end = std::min(plan.trials - begin, chunk_trials) + begin;
      run_chunk(workers.local(), plan.seed, plan.first_trial + begin, plan.first_trial + end);
      const std::uint64_t so_far = done.fetch_add(end - begin, std::memory_order_relaxed) + (end - begin);
      if (hooks.trials_done) hooks.trials_done(so_far);
    }
  };
  arena.execute([&] { tbb::parallel_for(0U, threads, work, tbb::simple_partitioner()); });
  RunResult result{Tallies(tables.scenario, tables.layout), false};
  for (const Worker& worker : workers) result.tallies.merge(worker.tallies);
  result.partial = result.tallies.trials() < plan.trials;
  return result;
}

}  // namespace bulwark
