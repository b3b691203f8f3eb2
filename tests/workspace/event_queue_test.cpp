// The event queue against a sort (sim/workspace/event_queue.h).
#include "workspace/event_queue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace bulwark {
namespace {

bool comes_before(const Event& a, const Event& b) {
  return later(b.time_s, b.key, a.time_s, a.key);
}

/// Pushes `first` events, then one more with each of the events taken out until `more` are used up, as a trial does;
/// none before the one just taken out.
void expect_sorted(std::size_t first, std::size_t more, double span_s, double reach_s, double grid_s) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> unit;
  const auto on_grid = [&](double time_s) { return grid_s > 0 ? std::floor(time_s / grid_s) * grid_s : time_s; };
  EventQueue queue;
  queue.reset(0, span_s, first);
  std::vector<Event> waiting;
  const auto push = [&](double from_s, double to_s) {
    const Event event{std::max(from_s, on_grid(from_s + (to_s - from_s) * unit(random))), random() * 16ULL};
    queue.push(event);
    waiting.push_back(event);
  };
  for (std::size_t k = 0; k < first; ++k) push(0, span_s);
  while (!queue.empty()) {
    const auto next = std::min_element(waiting.begin(), waiting.end(), comes_before);
    const Event event = queue.pop();
    ASSERT_EQ(event.time_s, next->time_s);
    ASSERT_EQ(event.key, next->key);
    waiting.erase(next);
    const bool has_company =
        std::any_of(waiting.begin(), waiting.end(), [&](const Event& e) { return e.time_s == event.time_s; });
    ASSERT_EQ(queue.has_event_at(event.time_s), has_company);
    if (more == 0) continue;
    --more;
    push(event.time_s, event.time_s + reach_s);
  }
  EXPECT_TRUE(waiting.empty());
}

TEST(EventQueue, IsInOrderWhereEventsComeSoonAfterTheirCause) {
  expect_sorted(300, 2000, 1000, 0.5, 0);
}
TEST(EventQueue, IsInOrderWhereEventsLieFarAheadAndBeyondTheEnd) {
  expect_sorted(300, 2000, 1000, 3000, 0);
}
TEST(EventQueue, IsInOrderWhereManyFallOnOneInstant) {
  expect_sorted(300, 1000, 1000, 100, 50);
}
TEST(EventQueue, IsInOrderWhereAllFallIntoOneBucket) {
  expect_sorted(300, 1000, 0, 10, 0);
  expect_sorted(300, 1000, 1e-9, 10, 0);
}
TEST(EventQueue, TakesEventsFromBeforeItsBeginning) {
  EventQueue queue;
  queue.reset(100, 200, 10);
  for (const double time_s : {150.0, -5.0, 99.0, 1e9}) queue.push({time_s, 1});
  for (const double time_s : {-5.0, 99.0, 150.0, 1e9}) EXPECT_EQ(queue.pop().time_s, time_s);
  EXPECT_TRUE(queue.empty());
}
TEST(EventQueue, LeavesOutWhatIsCancelledFarAhead) {
  EventQueue queue;
  queue.reset(0, 1000, 64);
  std::vector<EventQueue::Place> places;
  for (std::uint64_t k = 0; k < 300; ++k) places.push_back(queue.push({static_cast<double>(k % 90) * 10 + 50, k}));
  EXPECT_FALSE(queue.cancel(EventQueue::Place::none, 7));
  for (std::uint64_t k = 0; k < 300; k += 3) EXPECT_TRUE(queue.cancel(places[k], k));
  EXPECT_FALSE(queue.cancel(places[0], 0)) << "a second time";
  for (int k = 0; k < 200; ++k) EXPECT_NE(queue.pop().key % 3, 0U);
  EXPECT_TRUE(queue.empty());
  queue.reset(0, 1000, 64);
  queue.push({3, 9});
  EXPECT_EQ(queue.pop().key, 9U);
}
TEST(EventQueue, CannotCancelWhatIsDue) {
  EventQueue queue;
  queue.reset(0, 1000, 64);
  const auto first = queue.push({500, 1});
  const auto second = queue.push({500, 2});
  EXPECT_EQ(queue.pop().key, 1U);
  EXPECT_FALSE(queue.cancel(first, 1));
  EXPECT_FALSE(queue.cancel(second, 2));
  const auto other = queue.push({900, 3});
  EXPECT_FALSE(queue.cancel(second, 2));
  EXPECT_EQ(queue.pop().key, 2U);
  EXPECT_TRUE(queue.cancel(other, 3));
  EXPECT_TRUE(queue.empty());
}
TEST(EventQueue, KeepsTheEventTakenOutWhileOthersArePushed) {
  EventQueue queue;
  queue.reset(0, 1000, 64);
  queue.push({1, 1});
  const Event& event = queue.pop();
  for (std::uint64_t k = 2; k < 2000; ++k) queue.push({static_cast<double>(k), k});
  EXPECT_EQ(event.time_s, 1);
  EXPECT_EQ(event.key, 1U);
}
TEST(EventQueue, IsEmptyAfterAReset) {
  EventQueue queue;
  queue.reset(0, 100, 10);
  for (int k = 0; k < 200; ++k) queue.push({k * 0.5, 1});
  queue.pop();
  queue.reset(0, 10, 10);
  EXPECT_TRUE(queue.empty());
  queue.push({5, 2});
  EXPECT_EQ(queue.pop().key, 2U);
  EXPECT_TRUE(queue.empty());
}

}  // namespace
}  // namespace bulwark
