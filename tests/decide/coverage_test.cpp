// How often the intervals of `bulwark rare` cover the probability that they are of. BULWARK_COVERAGE_RUNS=1000 for more
// than a build's test has time for.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <vector>

#include "decide/known_laws.h"
#include "decide/rare.h"
#include "decide/small_scenarios.h"

namespace bulwark {
namespace {

using testing::compiled;
using testing::query_of;
using testing::single_shots;

constexpr double exact_probability = 1.469722e-3;  // Bin(40, 0.1) >= 11: rare enough for several levels, and soon found

int runs() {
  const char* const asked = std::getenv("BULWARK_COVERAGE_RUNS");
  return asked == nullptr ? 40 : std::atoi(asked);
}

/// 0.95, but for chance and one hundredth: the laws are skewed.
void expect_coverage(const std::vector<ConfidenceInterval>& intervals, const char* of) {
  double covers = 0;
  for (const ConfidenceInterval& interval : intervals) {
    if (interval.low <= exact_probability && exact_probability <= interval.high) ++covers;
  }
  const auto n = static_cast<double>(intervals.size());
  EXPECT_NEAR(covers / n, 0.95, 3.5 * std::sqrt(0.95 * 0.05 / n) + 0.01) << of << ": " << covers << " of " << n;
}

TEST(Coverage, OfSplittingIsThatOfItsIntervals) {
  const Judge judge = testing::binomial_judge(40, 0.1, 11);
  std::vector<ConfidenceInterval> intervals;
  for (int run = 0; run < runs(); ++run) {
    SplittingPlan plan{1'000 + static_cast<std::uint64_t>(run), 200, 3, 200, {}};
    plan.levels = fit_levels(judge, plan).levels;
    std::vector<double> replications;
    for (std::uint32_t r = 0; r < 16; ++r) replications.push_back(replicate(judge, plan, r).estimate);
    intervals.push_back(estimate_of(replications, 1, 1).interval);
  }
  expect_coverage(intervals, "splitting");
}

TEST(Coverage, OfImportanceSamplingIsThatOfItsIntervals) {
  const Tables tables = compiled(single_shots(40, 0.9));
  const RareQuery query = query_of(tables, "leakers:all>=11", 1);
  const RareResult fitted = find_rare(tables, query, {1, nullptr});
  ASSERT_TRUE(fitted.importance);
  std::vector<ConfidenceInterval> intervals;
  for (int run = 0; run < runs(); ++run) {
    const ImportanceSampler sampler(tables, query.event, 2'000 + static_cast<std::uint64_t>(run),
                                    fitted.importance->parts);
    intervals.push_back(estimate_of(sampler.sample(0, 2'000)).interval);
  }
  expect_coverage(intervals, "importance sampling");
}

}  // namespace
}  // namespace bulwark
