// Each task once, exceptions passed on, and hand-overs between threads that the thread sanitizer sees.
#include "engine/parallel_tasks.h"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace bulwark {
namespace {

TEST(ParallelTasks, EachIsRunOnce) {
  for (const unsigned threads : {0U, 1U, 2U, 7U}) {
    std::vector<int> runs(1000);
    parallel_tasks(threads, runs.size(), [&](std::uint64_t i) { ++runs[i]; });
    EXPECT_EQ(runs, std::vector<int>(1000, 1)) << threads;
  }
  parallel_tasks(2, 0, [](std::uint64_t) { FAIL() << "there is none"; });
}

// Threads still turn from the call before, so that the new one's tasks reach them without a lock of the system: plain
// data must come and go without a report of the thread sanitizer all the same.
TEST(ParallelTasks, HandPlainDataOverAndBack) {
  for (std::uint64_t call = 0; call < 300; ++call) {
    std::vector<std::uint64_t> numbers(64, call);
    parallel_tasks(4, numbers.size(), [&](std::uint64_t i) { numbers[i] += i; });
    EXPECT_EQ(std::accumulate(numbers.begin(), numbers.end(), std::uint64_t{0}), 64 * call + 63 * 32);
  }
}

TEST(ParallelTasks, PassOnAnException) {
  std::vector<char> begun(100'000);
  const auto run = [&] {
    parallel_tasks(2, begun.size(), [&](std::uint64_t i) {
      begun[i] = 1;
      if (i == 0) throw std::runtime_error("task 0");
    });
  };
  EXPECT_THROW(run(), std::runtime_error);
  EXPECT_LT(std::accumulate(begun.begin(), begun.end(), 0), 100'000);
}

TEST(ParallelTasks, EndWhenAsked) {
  std::atomic<bool> stop = false;
  std::vector<char> begun(100'000);
  const auto body = [&](std::uint64_t i) {
    begun[i] = 1;
    if (i == 10) stop = true;
  };
  EXPECT_THROW(parallel_tasks(2, begun.size(), body, &stop), Stopped);
  EXPECT_LT(std::accumulate(begun.begin(), begun.end(), 0), 100'000);
  EXPECT_THROW(parallel_tasks(1, 1, body, &stop), Stopped);
  EXPECT_NO_THROW(parallel_tasks(1, 0, body, &stop));
}

}  // namespace
}  // namespace bulwark
