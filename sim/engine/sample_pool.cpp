#include "engine/sample_pool.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <list>
#include <mutex>
#include <new>
#include <optional>
#include <utility>

#include "base/stop.h"
#include "campaign/player.h"
#include "engine/chunk.h"
#include "engine/threads.h"
#include "tally/observer.h"

namespace bulwark {

namespace {

struct OpenedJob {
  std::size_t number = 0;
  SampleJob job;
  Sample sample;
  std::uint32_t taken = 0;  // trials handed out
  std::uint32_t done = 0;   // trials run
};

struct Chunk {
  OpenedJob* opened = nullptr;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// What a thread owns while it works on one job.
struct Sampler {
  OpenedJob* opened = nullptr;
  std::size_t number = 0;                // of the job: an address may come back with another
  std::shared_ptr<const Tables> tables;  // outlive the trial
  std::optional<Player> player;
  std::optional<Observer> observer;

  void turn_to(OpenedJob& job, StopFlag stop) {
    if (opened == &job && number == job.number) return;
    opened = &job;
    number = job.number;
    player.reset();
    tables = job.job.tables;
    observer.emplace(job.job.tables->scenario, job.job.tables->layout, job.job.metrics);
    player.emplace(*tables, stop);
  }
};

class Pool {
 public:
  Pool(std::size_t count, const OpenJob& open, const CloseJob& close, const PoolHooks& hooks)
      : count_(count), open_(open), close_(close), hooks_(hooks) {}

  bool run() {
    run_on_threads(hooks_.threads, [this] { work(); });
    if (failure_) std::rethrow_exception(failure_);
    return closed_ == count_;
  }

 private:
  void work() {
    Sampler worker;
    try {
      while (auto chunk = take(worker)) {
        run_chunk(worker, *chunk);
        give_back(worker, *chunk);
      }
    } catch (const Stopped&) {
      const std::lock_guard lock(mutex_);  // others must not miss it
      opened_.notify_all();
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      opened_.notify_all();
    }
  }

  bool is_over() const { return failure_ || is_asked_to_stop(hooks_.stop); }

  /// The next chunk, of the worker's own job where that has one left; opens a job where none has.
  std::optional<Chunk> take(const Sampler& worker) {
    std::unique_lock lock(mutex_);
    while (!is_over()) {
      OpenedJob* source = nullptr;
      for (OpenedJob& candidate : jobs_) {
        if (candidate.taken == candidate.job.trials) continue;
        if (source == nullptr || &candidate == worker.opened) source = &candidate;
      }
      if (source != nullptr) {
        const std::uint32_t begin = source->taken;
        source->taken = std::min(source->job.trials - begin, chunk_trials) + begin;
        return Chunk{source, begin, source->taken};
      }
      if (next_ < count_) {
        open_next(lock);
      } else if (opening_ > 0 || may_be_extended()) {
        opened_.wait(lock);  // there will be chunks for this thread too
      } else {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  /// Whether a job that has no chunk left may get more of them.
  bool may_be_extended() const {
    return std::any_of(jobs_.begin(), jobs_.end(),
                       [](const OpenedJob& opened) { return opened.job.extend != nullptr; });
  }

  /// Reads and compiles outside the lock.
  void open_next(std::unique_lock<std::mutex>& lock) {
    OpenedJob job;
    job.number = next_++;
    ++opening_;
    lock.unlock();
    std::exception_ptr failure;
    try {
      job.job = open_(job.number);
      job.sample = Sample(job.job.metrics, job.job.trials);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    --opening_;
    opened_.notify_all();
    if (failure) std::rethrow_exception(failure);
    jobs_.push_back(std::move(job));
  }

  void run_chunk(Sampler& worker, const Chunk& chunk) const {
    worker.turn_to(*chunk.opened, hooks_.stop);
    const SampleJob& job = chunk.opened->job;
    for (std::uint32_t i = chunk.begin; i < chunk.end; ++i) {
      end_if_asked(hooks_.stop);
      try {
        chunk.opened->sample.put(i, worker.observer->observe(worker.player->play(job.seed, job.first_trial + i)));
      } catch (const std::bad_alloc&) {
        throw;  // no fault of the trial
      } catch (const std::exception& error) {
        throw JobFailure(chunk.opened->number, job.first_trial + i, error.what());
      }
    }
  }

  void give_back(Sampler& worker, const Chunk& chunk) {
    std::unique_lock lock(mutex_);
    OpenedJob& opened = *chunk.opened;
    opened.done += chunk.end - chunk.begin;
    trials_done_ += chunk.end - chunk.begin;
    if (hooks_.trials_done) hooks_.trials_done(trials_done_);
    if (opened.done < opened.job.trials || failure_ || is_extended(opened, lock)) return;
    const std::size_t number = opened.number;
    Sample sample = std::move(opened.sample);
    worker = Sampler();
    jobs_.remove_if([&opened](const OpenedJob& candidate) { return &candidate == &opened; });
    opened_.notify_all();  // it may have been waited for
    lock.unlock();
    const std::lock_guard closing(close_mutex_);
    close_(number, std::move(sample));
    ++closed_;
  }

  /// Whether a job whose trials are all run goes on with more. Nobody else works on it meanwhile; others wait for it,
  /// as for one that is being opened.
  bool is_extended(OpenedJob& opened, std::unique_lock<std::mutex>& lock) {
    if (!opened.job.extend) return false;
    ++opening_;
    lock.unlock();
    const std::uint32_t wanted = opened.job.extend(opened.sample);
    if (wanted > opened.done) opened.sample.resize(wanted);
    lock.lock();
    --opening_;
    opened_.notify_all();
    opened.job.trials = std::max(opened.job.trials, wanted);
    return opened.done < opened.job.trials;
  }

  const std::size_t count_;
  const OpenJob& open_;
  const CloseJob& close_;
  const PoolHooks& hooks_;
  std::mutex mutex_;
  std::list<OpenedJob> jobs_;
  std::condition_variable opened_;
  std::size_t next_ = 0;
  std::size_t opening_ = 0;
  std::uint64_t trials_done_ = 0;
  std::exception_ptr failure_;
  std::mutex close_mutex_;
  std::size_t closed_ = 0;
};

}  // namespace

bool run_jobs(std::size_t count, const OpenJob& open, const CloseJob& close, const PoolHooks& hooks) {
  return Pool(count, open, close, hooks).run();
}

Sample run_job(const SampleJob& job, const PoolHooks& hooks) {
  Sample sample;
  const bool is_whole = run_jobs(
      1, [&job](std::size_t) { return job; }, [&sample](std::size_t, Sample done) { sample = std::move(done); }, hooks);
  if (!is_whole) throw Stopped();
  return sample;
}

}  // namespace bulwark
