#include "engine/in_order.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace bulwark {
namespace {

TEST(InOrder, TakesInTheOrderOfNumbersAsSoonAsItCan) {
  std::string written;
  InOrder<std::string> writer([&written](const std::string& text) { written += text; }, 10);
  writer.put(2, "c");
  writer.put(1, "b");
  EXPECT_EQ(written, "");
  writer.put(0, "a");
  EXPECT_EQ(written, "abc");
  writer.put(3, "d");
  EXPECT_EQ(written, "abcd");
}

TEST(InOrder, ManyThreadsGiveOneOrder) {
  constexpr std::uint64_t texts = 5000;
  std::string written;
  std::string expected;
  for (std::uint64_t i = 0; i < texts; ++i) expected += std::to_string(i) + '\n';
  InOrder<std::string> writer([&written](const std::string& text) { written += text; }, 3);
  std::atomic<std::uint64_t> next = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (std::uint64_t i = next++; i < texts; i = next++) writer.put(i, std::to_string(i) + '\n');
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(written, expected);
}

TEST(InOrder, HoldsUpWhoIsTooFarAhead) {
  std::atomic<bool> is_through = false;
  InOrder<std::string> writer([](const std::string&) {}, 2);
  std::thread ahead([&] {
    writer.put(2, "c");
    is_through = true;
  });
  writer.put(1, "b");
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_FALSE(is_through);
  writer.put(0, "a");
  ahead.join();
  EXPECT_TRUE(is_through);
}

TEST(InOrder, AbandonedItLetsEverybodyGoAndTakesNoMore) {
  std::string written;
  InOrder<std::string> writer([&written](const std::string& text) { written += text; }, 1);
  std::thread ahead([&writer] { writer.put(5, "f"); });
  writer.abandon();
  ahead.join();
  writer.put(0, "a");
  EXPECT_EQ(written, "");
}

TEST(InOrder, PassesOnWhatTheTakerThrows) {
  InOrder<std::string> writer([](const std::string&) { throw std::runtime_error("full"); }, 1);
  EXPECT_THROW(writer.put(0, "a"), std::runtime_error);
}

}  // namespace
}  // namespace bulwark
