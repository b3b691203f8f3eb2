#include "study/design.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace bulwark {
namespace {

Factor levels(const std::string& name, std::size_t count) {
  Factor factor;
  factor.name = name;
  factor.paths = {"raid." + name};
  for (std::size_t i = 0; i < count; ++i) factor.levels.push_back({name + std::to_string(i), {std::to_string(i)}});
  return factor;
}

Factor unit_range(const std::string& name) {
  Factor factor;
  factor.name = name;
  factor.paths = {"raid." + name};
  factor.range = LevelRange{0, 1, false, false};
  return factor;
}

std::vector<double> column(const Design& design, std::size_t factor) {
  std::vector<double> values;
  for (std::uint64_t i = 0; i < design.points(); ++i) values.push_back(std::stod(design.point(i).levels[factor].label));
  return values;
}

/// How many of the values fall into each of `strata` equal parts of [0, 1].
std::vector<int> counts(const std::vector<double>& values, std::size_t strata) {
  std::vector<int> found(strata);
  for (const double value : values) {
    ++found[std::min(static_cast<std::size_t>(value * static_cast<double>(strata)), strata - 1)];
  }
  return found;
}

TEST(Design, AGridHasEveryCombinationTheLastFactorFastest) {
  Study study;
  study.factors = {levels("a", 2), levels("b", 3)};
  const Design design(study, 1);
  ASSERT_EQ(design.points(), 6U);
  std::vector<std::string> found;
  for (std::uint64_t i = 0; i < 6; ++i) found.push_back(in_words(study, design.point(i)));
  EXPECT_EQ(found, (std::vector<std::string>{"a = a0, b = b0", "a = a0, b = b1", "a = a0, b = b2", "a = a1, b = b0",
                                             "a = a1, b = b1", "a = a1, b = b2"}));
}

TEST(Design, AListTakesLevelsSideBySide) {
  Study study;
  study.design = DesignKind::list;
  study.factors = {levels("a", 3), levels("b", 3)};
  const Design design(study, 1);
  ASSERT_EQ(design.points(), 3U);
  EXPECT_EQ(in_words(study, design.point(2)), "a = a2, b = b2");
}

TEST(Design, ALatinHypercubeHasOnePointAStratum) {
  Study study;
  study.design = DesignKind::latin_hypercube;
  study.points = 50;
  study.factors = {unit_range("a"), unit_range("b"), levels("c", 5)};
  const Design design(study, 7);
  EXPECT_EQ(counts(column(design, 0), 50), std::vector<int>(50, 1));
  EXPECT_EQ(counts(column(design, 1), 50), std::vector<int>(50, 1));
  std::multiset<std::string> seen;
  for (std::uint64_t i = 0; i < 50; ++i) seen.insert(design.point(i).levels[2].label);
  EXPECT_EQ(seen.count("c0"), 10U);
  EXPECT_NE(column(design, 0), column(design, 1));
  EXPECT_NE(column(design, 0), column(Design(study, 8), 0));
}

TEST(Design, AnotherFactorLeavesTheOthersAlone) {
  Study study;
  study.points = 32;
  study.factors = {unit_range("a")};
  for (const DesignKind kind : {DesignKind::latin_hypercube, DesignKind::sobol}) {
    study.design = kind;
    Study wider = study;
    wider.factors.push_back(unit_range("b"));
    EXPECT_EQ(column(Design(study, 3), 0), column(Design(wider, 3), 0));
  }
}

TEST(Design, SobolPointsFillEveryElementaryBox) {
  // A (t, m, 2)-net with t = 0 in its first two dimensions: 64 points, one in each of 8 x 8 boxes, whatever the shift.
  Study study;
  study.design = DesignKind::sobol;
  study.points = 64;
  study.factors = {unit_range("a"), unit_range("b")};
  const Design design(study, 5);
  const std::vector<double> a = column(design, 0);
  const std::vector<double> b = column(design, 1);
  EXPECT_EQ(counts(a, 64), std::vector<int>(64, 1));
  EXPECT_EQ(counts(b, 64), std::vector<int>(64, 1));
  std::set<int> boxes;
  for (std::size_t i = 0; i < 64; ++i) boxes.insert(static_cast<int>(a[i] * 8) * 8 + static_cast<int>(b[i] * 8));
  EXPECT_EQ(boxes.size(), 64U);
}

TEST(Design, SobolPointsAreScrambledAndNotOnlyShifted) {
  // A shift flips the same digits of every point, so that what tells two points apart would be the same for every seed.
  Study study;
  study.design = DesignKind::sobol;
  study.points = 64;
  study.factors = {unit_range("a")};
  const auto apart = [&](std::uint64_t seed) {
    const std::vector<double> a = column(Design(study, seed), 0);
    std::vector<int> digits;
    for (const double value : a) digits.push_back(static_cast<int>(value * 64) ^ static_cast<int>(a[0] * 64));
    return digits;
  };
  EXPECT_NE(apart(1), apart(2));
  EXPECT_EQ(apart(1), apart(1));
}

TEST(Design, WholeRangesGiveWholeNumbersOfBothEnds) {
  Study study;
  study.design = DesignKind::latin_hypercube;
  study.points = 60;
  study.factors = {unit_range("a")};
  study.factors[0].range = LevelRange{1, 6, false, true};
  const std::vector<double> values = column(Design(study, 1), 0);
  for (const double face : {1.0, 2.0, 3.0, 4.0, 5.0, 6.0})
    EXPECT_EQ(std::count(values.begin(), values.end(), face), 10);
}

TEST(Design, ABaselineReplacesTheFactorsThatItNames) {
  Study study;
  study.factors = {levels("a", 2), levels("b", 3)};
  study.baseline = Baseline{false, {std::nullopt, study.factors[1].levels[2]}};
  EXPECT_EQ(in_words(study, baseline_of(study, Design(study, 1).point(3))), "a = a1, b = b2");
  study.baseline->is_scenario = true;
  EXPECT_TRUE(overrides_of(study, baseline_of(study, Design(study, 1).point(3))).empty());
}

}  // namespace
}  // namespace bulwark
