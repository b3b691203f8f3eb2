#include "engine/parallel_tasks.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>

#include <algorithm>
#include <atomic>

namespace bulwark {

namespace {

/// Says in atomics what oneTBB's queues see to anyway: its package is built without the thread sanitizer, which would
/// take each hand-over between threads for a race.
class HandOver {
 public:
  HandOver() { given_.store(true, std::memory_order_release); }

  void take() const { (void)given_.load(std::memory_order_acquire); }
  void give_back() { given_back_.fetch_add(1, std::memory_order_release); }
  void take_back() const { (void)given_back_.load(std::memory_order_acquire); }

 private:
  std::atomic<bool> given_;
  std::atomic<std::uint64_t> given_back_ = 0;
};

/// The part of one task in a hand-over, also of one that throws.
class Turn {
 public:
  explicit Turn(HandOver& hand_over) : hand_over_(hand_over) { hand_over_.take(); }
  ~Turn() { hand_over_.give_back(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  HandOver& hand_over_;
};

}  // namespace

void parallel_tasks(unsigned threads, std::uint64_t tasks, const std::function<void(std::uint64_t)>& body) {
  const unsigned most = std::max(1U, threads);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, most);
  tbb::task_arena arena(static_cast<int>(most));
  HandOver hand_over;
  const auto one = [&](std::uint64_t i) {
    const Turn turn(hand_over);
    body(i);
  };
  arena.execute([&] { tbb::parallel_for(std::uint64_t{0}, tasks, one, tbb::simple_partitioner()); });
  hand_over.take_back();
}

bool is_task_cancelled() {
  return tbb::is_current_task_group_canceling();
}

}  // namespace bulwark
