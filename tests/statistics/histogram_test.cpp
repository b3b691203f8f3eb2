#include "statistics/histogram.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "statistics/frequency_table.h"
#include "statistics/pair_histogram.h"
#include "statistics/sparse_histogram.h"

namespace bulwark {
namespace {

std::vector<std::uint32_t> sample(std::uint64_t seed, std::size_t size) {
  std::mt19937_64 engine(seed);
  std::negative_binomial_distribution<std::uint32_t> counts(3, 0.1);
  std::vector<std::uint32_t> values(size);
  for (auto& value : values) value = counts(engine);
  return values;
}

/// Smallest value with at least q·n values at or below it, by the definition.
std::uint32_t quantile_by_definition(std::vector<std::uint32_t> values, double q) {
  std::sort(values.begin(), values.end());
  for (std::size_t k = 1; k <= values.size(); ++k) {
    if (static_cast<double>(k) / static_cast<double>(values.size()) >= q) return values[k - 1];
  }
  return values.back();
}

TEST(CountHistogram, KeepsLargeValuesWithoutACounterForEachBelow) {
  const std::vector<std::uint32_t> values = {
      3, 70'000, CountHistogram::dense_limit - 1, 4'000'000'000U, 70'000, CountHistogram::dense_limit};
  CountHistogram histogram;
  CountHistogram first_half;
  CountHistogram second_half;
  for (std::size_t k = 0; k < values.size(); ++k) {
    histogram.add(values[k]);
    (k % 2 == 0 ? first_half : second_half).add(values[k]);
  }
  EXPECT_EQ(histogram.total(), 6U);
  EXPECT_EQ(histogram.count(70'000), 2U);
  EXPECT_EQ(histogram.count(70'001), 0U);
  EXPECT_EQ(histogram.at_least(4), 5U);
  EXPECT_EQ(histogram.at_least(70'000), 3U);
  EXPECT_EQ(histogram.min(), 3U);
  EXPECT_EQ(histogram.max(), 4'000'000'000U);
  for (const double q : {0.1, 0.3, 0.5, 0.7, 0.9}) EXPECT_EQ(histogram.quantile(q), quantile_by_definition(values, q));
  EXPECT_EQ(histogram.moments().count, 6U);
  EXPECT_FALSE(histogram == first_half);
  first_half.merge(second_half);
  EXPECT_EQ(histogram, first_half);
}

TEST(CountHistogram, AgreesWithBruteForce) {
  for (const std::size_t size : {1U, 2U, 19U, 20U, 1000U}) {
    const std::vector<std::uint32_t> values = sample(7 + size, size);
    CountHistogram histogram;
    Moments moments;
    for (const std::uint32_t value : values) {
      histogram.add(value);
      moments.add(value);
    }
    EXPECT_EQ(histogram.total(), size);
    EXPECT_EQ(histogram.moments(), moments);
    EXPECT_EQ(histogram.min(), *std::min_element(values.begin(), values.end()));
    EXPECT_EQ(histogram.max(), *std::max_element(values.begin(), values.end()));
    for (const double q : {0.0, 0.05, 0.25, 0.5, 0.95, 1.0}) {
      EXPECT_EQ(histogram.quantile(q), quantile_by_definition(values, q)) << "q " << q << " of " << size;
      EXPECT_EQ(FrequencyTable(histogram).quantile(q), quantile_by_definition(values, q));
    }
    const auto above = std::count_if(values.begin(), values.end(), [](std::uint32_t value) { return value >= 10; });
    EXPECT_EQ(histogram.at_least(10), static_cast<std::uint64_t>(above));
    EXPECT_EQ(histogram.at_least(1'000'000), 0U);
  }
}

TEST(CountHistogram, MergesInAnyOrderAndIgnoresSpareRoom) {
  CountHistogram one, two, forwards, backwards;
  for (const std::uint32_t value : sample(1, 300)) one.add(value);
  two.add(5000);
  forwards.merge(one);
  forwards.merge(two);
  backwards.merge(two);
  backwards.merge(one);
  EXPECT_EQ(forwards, backwards);
  EXPECT_FALSE(forwards == one);
  EXPECT_EQ(forwards.max(), 5000U);
}

TEST(SparseHistogram, AgreesWithBruteForce) {
  std::mt19937_64 engine(3);
  std::uniform_int_distribution<std::int64_t> steps(-500, 500);
  std::vector<std::int64_t> values(5000);
  SparseHistogram histogram;
  Moments moments;
  for (std::int64_t& value : values) {
    value = steps(engine) * 1'000'000'000'007;
    histogram.add(value);
    moments.add(value);
  }
  EXPECT_EQ(histogram.total(), values.size());
  EXPECT_EQ(histogram.moments(), moments);
  std::sort(values.begin(), values.end());
  std::uint64_t seen = 0;
  for (const ValueCount& entry : histogram.sorted()) {
    EXPECT_EQ(entry.count, static_cast<std::uint64_t>(std::count(values.begin(), values.end(), entry.value)));
    seen += entry.count;
  }
  EXPECT_EQ(seen, values.size());
  const FrequencyTable table(histogram, 1e6);
  EXPECT_DOUBLE_EQ(table.quantile(0.05), static_cast<double>(values[249]) / 1e6);
  EXPECT_DOUBLE_EQ(table.max(), static_cast<double>(values.back()) / 1e6);
}

TEST(SparseHistogram, EqualWhateverTheOrder) {
  SparseHistogram up, down, halves, half;
  for (std::int64_t value = 0; value < 1000; ++value) up.add(value * value);
  for (std::int64_t value = 999; value >= 0; --value) down.add(value * value);
  for (std::int64_t value = 0; value < 1000; ++value) (value % 2 == 0 ? halves : half).add(value * value);
  halves.merge(half);
  EXPECT_EQ(up, down);
  EXPECT_EQ(up, halves);
  EXPECT_EQ(up.distinct(), 1000U);
  EXPECT_FALSE(up == half);
}

TEST(PairHistogram, KeepsBothCounts) {
  PairHistogram pairs;
  pairs.add(3, 40);
  pairs.add(0, 41);
  pairs.add(3, 40);
  const auto entries = pairs.sorted();
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].x, 3U);
  EXPECT_EQ(entries[0].y, 40U);
  EXPECT_EQ(entries[0].count, 2U);
  EXPECT_EQ(pairs.moments().x.sum, 6);
  EXPECT_EQ(pairs.moments().y.sum, 121);
  EXPECT_EQ(pairs.moments().products, 240);
}

TEST(FrequencyTable, PutsEqualValuesTogether) {
  const FrequencyTable table({{0.5, 1}, {0.25, 2}, {0.5, 3}});
  ASSERT_EQ(table.entries().size(), 2U);
  EXPECT_EQ(table.entries()[1].count, 4U);
  EXPECT_EQ(table.total(), 6U);
  EXPECT_DOUBLE_EQ(table.value_at_rank(2), 0.25);
  EXPECT_DOUBLE_EQ(table.value_at_rank(3), 0.5);
  EXPECT_TRUE(FrequencyTable(CountHistogram{}).empty());
}

}  // namespace
}  // namespace bulwark
