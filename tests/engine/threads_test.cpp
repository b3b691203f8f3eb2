#include "engine/threads.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>

#include "engine/parallel_tasks.h"

namespace bulwark {
namespace {

TEST(Threads, RunOnceOnEach) {
  for (const unsigned threads : {0U, 1U, 5U}) {
    std::atomic<unsigned> runs = 0;
    run_on_threads(threads, [&] { ++runs; });
    EXPECT_EQ(runs, std::max(1U, threads));
  }
}

/// In a process with room for a few stacks only: does the work all the same, and ends with 0.
[[noreturn, maybe_unused]] void work_without_room() {
  rlimit limit{};
  getrlimit(RLIMIT_AS, &limit);
  limit.rlim_cur = 400U << 20U;
  setrlimit(RLIMIT_AS, &limit);
  std::atomic<int> done = 0;
  parallel_tasks(1000, 5000, [&](std::uint64_t) { ++done; });
  std::_Exit(done == 5000 ? 0 : 1);
}

TEST(Threads, ThatCannotBeHadAreDoneWithout) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || defined(__has_feature)
  GTEST_SKIP() << "a sanitizer needs all of the address space";
#else
  EXPECT_EXIT(work_without_room(), ::testing::ExitedWithCode(0), "");
#endif
}

}  // namespace
}  // namespace bulwark
