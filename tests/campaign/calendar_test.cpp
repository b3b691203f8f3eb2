// When raids come (campaign.md, section 2): calendars by hand.
#include "campaign/calendar.h"

#include <gmock/gmock.h>

#include "small_campaign.h"

namespace bulwark::testing {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pointwise;

struct Occasions {
  std::vector<double> days;
  std::vector<std::vector<std::uint32_t>> strikes;
  std::vector<std::uint32_t> ordinals;
};

Occasions occasions(const Settings& settings, std::uint32_t trial = 0) {
  const Tables tables = compile_duel(settings);
  Calendar calendar(tables);
  calendar.begin(TrialStreams(1, trial));
  Occasions found;
  while (calendar.next()) {
    found.days.push_back(calendar.time_s() / day_s);
    found.strikes.push_back(calendar.strikes());
    found.ordinals.push_back(calendar.ordinal());
  }
  return found;
}

Settings campaign(const std::string& duration, const std::string& strikes, const std::string& pauses = "[]") {
  return {"campaign={duration: " + duration + ", pauses: " + pauses + ", strikes: " + strikes + "}"};
}

auto near(const std::vector<double>& days) {
  return Pointwise(DoubleNear(1e-12), days);
}

TEST(Calendar, RepeatsAConstantGapUntilTheEnd) {
  EXPECT_THAT(occasions(campaign("3 d", "{nightly: {every: 1 d}}")).days, near({0, 1, 2}));
  EXPECT_THAT(occasions(campaign("73 h", "{nightly: {every: 1 d}}")).days, near({0, 1, 2, 3}));
  EXPECT_THAT(occasions(campaign("3 d", "{nightly: {every: 1 d, first: 12 h}}")).days, near({0.5, 1.5, 2.5}));
}

TEST(Calendar, HasNoOccasionAtTheEndOrLater) {
  EXPECT_THAT(occasions(campaign("3 d", "{late: {every: 1 d, first: 3 d}}")).days, IsEmpty());
  EXPECT_THAT(occasions(campaign("10 d", "{late: {days: [1 d, 10 d, 11 d]}}")).days, near({1}));
}

TEST(Calendar, MovesAnOccasionOutOfAPauseAndCountsTheNextGapFromThere) {
  EXPECT_THAT(occasions(campaign("6 d", "{nightly: {every: 1 d}}", "[[1.5 d, 3.25 d]]")).days,
              near({0, 1, 3.25, 4.25, 5.25}));
}

TEST(Calendar, CollapsesAllNightsOfATruceIntoOne) {
  EXPECT_THAT(occasions(campaign("30 d", "{nightly: {every: 1 d, first: 10 d}}", "[[5 d, 28 d]]")).days,
              near({28, 29}));
}

TEST(Calendar, TakesAPauseWithItsBeginningAndWithoutItsEnd) {
  EXPECT_THAT(occasions(campaign("5 d", "{nightly: {every: 1 d}}", "[[1 d, 2 d]]")).days, near({0, 2, 3, 4}));
  EXPECT_THAT(occasions(campaign("4 d", "{nightly: {every: 1 d}}", "[[2.5 d, 3 d]]")).days, near({0, 1, 2, 3}));
}

TEST(Calendar, GoesOnFromAPauseIntoOneThatBeginsAtItsEnd) {
  EXPECT_THAT(occasions(campaign("7 d", "{nightly: {every: 2 d}}", "[[1.5 d, 3 d], [3 d, 4.5 d], [5 d, 5.5 d]]")).days,
              near({0, 4.5, 6.5}));
}

TEST(Calendar, EndsInAPauseThatLastsToTheEnd) {
  EXPECT_THAT(occasions(campaign("7 d", "{nightly: {every: 2 d}}", "[[3 d, 7 d]]")).days, near({0, 2}));
}

TEST(Calendar, DropsListedDaysThatAreNotLaterThanTheOneBefore) {
  const std::string days = "{listed: {days: [0.5 d, 1.5 d, 1.75 d, 2.5 d, 3 d]}}";
  EXPECT_THAT(occasions(campaign("9 d", days)).days, near({0.5, 1.5, 1.75, 2.5, 3}));
  EXPECT_THAT(occasions(campaign("9 d", days, "[[1 d, 2.5 d]]")).days, near({0.5, 2.5, 3}));
}

TEST(Calendar, MakesOneRaidOfStrikesAtTheSameTime) {
  const Occasions found =
      occasions(campaign("4 d", "{weekly: {every: 2 d, first: 1 d}, nightly: {every: 1 d}, once: {days: [3 d]}}"));
  EXPECT_THAT(found.days, near({0, 1, 2, 3}));
  EXPECT_THAT(found.strikes,
              ElementsAre(ElementsAre(1U), ElementsAre(0U, 1U), ElementsAre(1U), ElementsAre(0U, 1U, 2U)));
  EXPECT_THAT(found.ordinals, ElementsAre(0U, 1U, 2U, 3U));
}

TEST(Calendar, TakesTimesWithinAMicrosecondForEqual) {
  EXPECT_THAT(occasions(campaign("4 d", "{a: {days: [1 d]}, b: {days: [86400.0000005 s]}}")).strikes,
              ElementsAre(ElementsAre(0U, 1U)));
  EXPECT_THAT(occasions(campaign("4 d", "{a: {days: [1 d]}, b: {days: [86400.000003 s]}}")).strikes,
              ElementsAre(ElementsAre(0U), ElementsAre(1U)));
}

TEST(Calendar, MergesStrikesThatWaitForTheEndOfAPause) {
  const Occasions found = occasions(
      campaign("5 d", "{nightly: {every: 1 d, first: 1 d}, massed: {days: [1.25 d, 1.5 d]}}", "[[1 d, 3 d]]"));
  EXPECT_THAT(found.days, near({3, 4}));
  EXPECT_THAT(found.strikes, ElementsAre(ElementsAre(0U, 1U), ElementsAre(0U)));
}

TEST(Calendar, DrawsGapsByStrikeAndOrdinal) {
  const std::string massed = "massed: {every: {uniform: [2 d, 4 d]}}";
  const std::vector<double> alone = occasions(campaign("100 d", "{" + massed + "}")).days;
  const Occasions both =
      occasions(campaign("100 d", "{other: {every: {exponential: 5 d}, first: 1 d}, " + massed + "}"));
  std::vector<double> of_massed;
  for (std::size_t k = 0; k < both.days.size(); ++k) {
    if (both.strikes[k].back() == 1) of_massed.push_back(both.days[k]);
  }
  EXPECT_EQ(of_massed, alone);
  const std::vector<double> other = occasions(campaign("100 d", "{" + massed + "}"), 1).days;
  EXPECT_NE(other[1], alone[1]);
  for (std::size_t k = 1; k < alone.size(); ++k) {
    EXPECT_GT(alone[k] - alone[k - 1], 2);
    EXPECT_LT(alone[k] - alone[k - 1], 4);
  }
}

/// Renewal theory: the mean number of gaps of mean 3 d that end before t = 300 d is nearly t/3 d + (cv² - 1)/2
/// (Cox 1962, Renewal Theory, eq. 4.2.6).
TEST(Calendar, DrawsGapsWithTheirDistribution) {
  constexpr int trials = 4000;
  const Tables tables = compile_duel(campaign("300 d", "{massed: {every: {uniform: [2 d, 4 d]}}}"));
  Calendar calendar(tables);
  double sum = 0;
  double squares = 0;
  for (std::uint32_t k = 0; k < trials; ++k) {
    calendar.begin(TrialStreams(1, k));
    int gaps = -1;
    while (calendar.next()) ++gaps;
    sum += gaps;
    squares += gaps * gaps;
  }
  const double mean = sum / trials;
  const double error = std::sqrt((squares / trials - mean * mean) / trials);
  const double expected = 100 + (1.0 / 27 - 1) / 2;
  EXPECT_NEAR(mean, expected, 4.5 * error);
  EXPECT_LT(4.5 * error, 0.002 * expected);
}

/// A gap that is not above 0 is drawn again: here a normal of mean 1 d and standard deviation 1 d cut at 0, of mean
/// 1 + φ(-1)/(1 - Φ(-1)) = 1.28760 d.
TEST(Calendar, DrawsAGapAgainThatIsNotAboveZero) {
  const Tables tables = compile_duel(campaign("6000 d", "{massed: {every: {normal: [1 d, 1 d]}}}"));
  Calendar calendar(tables);
  calendar.begin(TrialStreams(1, 0));
  double last_s = -1;
  int gaps = -1;
  while (calendar.next()) {
    EXPECT_GT(calendar.time_s(), last_s);
    last_s = calendar.time_s();
    ++gaps;
  }
  const double sd = 0.7935;  // of the cut normal
  EXPECT_NEAR(last_s / day_s / gaps, 1.28760, 4.5 * sd / std::sqrt(gaps));
}

}  // namespace
}  // namespace bulwark::testing
