#include "engine/parallel_tasks.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>

#include "engine/threads.h"

namespace bulwark {

namespace {

/// One call: threads take tasks in their order until none is left, or one has thrown.
class Tasks {
 public:
  Tasks(std::uint64_t count, const std::function<void(std::uint64_t)>& body, StopFlag stop)
      : count_(count), body_(body), stop_(stop) {}

  void work() {
    while (!has_failed_.load(std::memory_order_relaxed)) {
      const std::uint64_t task = next_.fetch_add(1, std::memory_order_relaxed);
      if (task >= count_) return;
      try {
        end_if_asked(stop_);
        body_(task);
      } catch (...) {
        keep(std::current_exception());
      }
    }
  }

  void throw_failure() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void keep(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    has_failed_ = true;
  }

  const std::uint64_t count_;
  const std::function<void(std::uint64_t)>& body_;
  const StopFlag stop_;
  std::atomic<std::uint64_t> next_ = 0;
  std::atomic<bool> has_failed_ = false;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

}  // namespace

void parallel_tasks(unsigned threads, std::uint64_t tasks, const std::function<void(std::uint64_t)>& body,
                    StopFlag stop) {
  Tasks all(tasks, body, stop);
  run_on_threads(static_cast<unsigned>(std::min<std::uint64_t>(threads, tasks)), [&all] { all.work(); });
  all.throw_failure();
}

}  // namespace bulwark
