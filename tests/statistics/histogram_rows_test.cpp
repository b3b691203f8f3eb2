#include "statistics/histogram_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <span>
#include <vector>

namespace bulwark {
namespace {

TEST(HistogramRows, AreAsManyHistograms) {
  constexpr std::size_t rows = 40;
  std::mt19937 random(3);
  HistogramRows together(rows);
  std::vector<CountHistogram> apart(rows);
  for (int k = 0; k < 2000; ++k) {
    const std::span<std::uint32_t> values = together.begin_round();
    for (std::size_t row = 0; row < rows; ++row) {
      values[row] = static_cast<std::uint32_t>(100 * row + random() % (1 + row * row));
      apart[row].add(values[row]);
    }
    if (k > 20) continue;  // while few are kept, and when they are counted
    for (std::size_t row = 0; row < rows; ++row) EXPECT_TRUE(together.histogram(row) == apart[row]) << row;
  }
  for (std::size_t row = 0; row < rows; ++row) EXPECT_TRUE(together.histogram(row) == apart[row]) << row;
}

TEST(HistogramRows, KeepValuesThatLieFarApart) {
  HistogramRows rows(2);
  std::uint64_t rounds = 0;
  CountHistogram expected;
  for (const std::uint32_t value : {1000000U, 3U, 1000001U, 4000000000U, 3U, 0U, 999990U}) {
    const std::span<std::uint32_t> values = rows.begin_round();
    values[0] = 17;
    values[1] = value;
    expected.add(value);
    ++rounds;
  }
  for (; rounds < 100; ++rounds) {
    rows.begin_round()[1] = 5;
    expected.add(5);
  }
  EXPECT_TRUE(rows.histogram(1) == expected);
  EXPECT_EQ(rows.histogram(0).total(), rounds);
}

TEST(HistogramRows, MergeToWhatOneWouldHaveSeen) {
  std::mt19937 random(5);
  HistogramRows whole(7);
  HistogramRows a(7);
  HistogramRows b(7);
  for (int k = 0; k < 5000; ++k) {
    const std::size_t row = random() % 7;
    const auto value = static_cast<std::uint32_t>(k % 100 == 0 ? random() : random() % 50);
    HistogramRows& part = k % 3 == 0 ? a : b;
    for (HistogramRows* rows : {&whole, &part}) {
      const std::span<std::uint32_t> values = rows->begin_round();
      std::fill(values.begin(), values.end(), 3U);
      values[row] = value;
    }
  }
  HistogramRows forth = a;
  forth.merge(b);
  HistogramRows back = b;
  back.merge(a);
  EXPECT_TRUE(forth == whole);
  EXPECT_TRUE(back == whole);
  EXPECT_FALSE(a == whole);
}

TEST(HistogramRows, CountOnWhereACounterIsFull) {
  HistogramRows rows(1);
  rows.begin_round()[0] = 5;
  for (int k = 0; k < 33; ++k) {  // twice as many each time
    const HistogramRows same = rows;
    rows.merge(same);
  }
  rows.begin_round()[0] = 5;
  EXPECT_EQ(rows.histogram(0).count(5), (std::uint64_t{1} << 33U) + 1);
  EXPECT_EQ(rows.histogram(0).total(), (std::uint64_t{1} << 33U) + 1);
}

}  // namespace
}  // namespace bulwark
