#include "engine/sample_pool.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "engine/chunk.h"
#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

// It goes on, chunk by chunk, until two threads have worked on what it was extended by: where threads that have
// nothing to do while the first wave ends leave for good, one is alone with all the rest.
TEST(SamplePool, AllThreadsWorkOnWhatAJobIsExtendedBy) {
  constexpr std::uint32_t most_trials = 400 * chunk_trials;
  const auto tables = std::make_shared<const Tables>(compile_duel({"raid.wave.count=100"}));
  std::mutex mutex;
  std::set<std::thread::id> of_later_waves;
  bool is_extended = false;
  const auto extend = [&](const Sample& sample) {
    const std::lock_guard lock(mutex);
    is_extended = true;
    const auto trials = static_cast<std::uint32_t>(sample.series.front().trials());
    return of_later_waves.size() > 1 ? trials : std::min(trials + 8 * chunk_trials, most_trials);
  };
  const auto note = [&](std::uint64_t) {
    const std::lock_guard lock(mutex);
    if (is_extended) of_later_waves.insert(std::this_thread::get_id());
  };
  run_job({tables, {{"leakers", "all"}}, 1, 0, chunk_trials, extend}, {4, nullptr, note});
  EXPECT_GT(of_later_waves.size(), 1U);
}

TEST(SamplePool, AnExtendedJobIsTheSameForAnyThreads) {
  const auto tables = std::make_shared<const Tables>(compile_duel({"raid.wave.count=10"}));
  const auto extend = [](const Sample& sample) {
    return std::min(2 * static_cast<std::uint32_t>(sample.series.front().trials()), 1000U);
  };
  const SampleJob job{tables, {{"leakers", "all"}}, 1, 0, 200, extend};
  const Sample one = run_job(job, {1, nullptr, {}});
  const Sample three = run_job(job, {3, nullptr, {}});
  EXPECT_EQ(one.series.front().x, three.series.front().x);
  EXPECT_EQ(one.series.front().trials(), 1000U);
}

}  // namespace
}  // namespace bulwark::testing
