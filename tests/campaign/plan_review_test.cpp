// The plan that `bulwark check` shows: calendars and stocks by hand.
#include "campaign/plan_review.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/constants.h"
#include "format/support.h"

namespace bulwark {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// The small scenario, whose one salvo has 10 drones.
Tables tables_of(std::vector<std::string> settings) {
  settings.insert(settings.begin(), "campaign={duration: 10 d, strikes: {nightly: {every: 2 d, first: 1 d}}}");
  return compile(testing::load_small(settings).scenario);
}

TEST(PlanReview, CountsOccasionsWithPausesApplied) {
  const StrikeReview plain = review_plan(tables_of({})).strikes.at(0);
  EXPECT_EQ(plain.occasions, 5U);  // days 1, 3, 5, 7, 9
  EXPECT_EQ(plain.first_s, seconds_per_day);
  EXPECT_EQ(plain.last_s, 9 * seconds_per_day);
  const StrikeReview paused = review_plan(tables_of({"campaign.pauses=[[2 d, 6 d]]"})).strikes.at(0);
  EXPECT_EQ(paused.occasions, 3U);  // days 1, 6, 8
  EXPECT_EQ(paused.last_s, 8 * seconds_per_day);
}

TEST(PlanReview, FollowsAStockDayByDay) {
  const PlanReview review = review_plan(tables_of({"campaign.attacker.stocks.drone={initial: 12, production: 3 /d}"}));
  ASSERT_EQ(review.days.size(), 10U);
  std::vector<std::int64_t> stocks;
  std::vector<std::uint64_t> launched;
  for (const DayReview& day : review.days) {
    stocks.push_back(day.stock.at(0));
    launched.push_back(day.launched.at(0));
  }
  // 12 and 3 a day; on days 1, 3, … 10 fly, or all that are there.
  EXPECT_THAT(launched, ElementsAre(0, 10, 0, 10, 0, 7, 0, 6, 0, 6));
  EXPECT_THAT(stocks, ElementsAre(15, 8, 11, 4, 7, 3, 6, 3, 6, 3));
}

TEST(PlanReview, CountsRaidsThatStocksForbid) {
  const PlanReview review = review_plan(tables_of({"campaign.attacker.stocks.drone={initial: 12, production: 3 /d}",
                                                   "campaign.strikes.nightly.least={drone: 14}"}));
  // 15 on day 1, 11 on day 3, 17 on day 5, 13 on day 7, 19 on day 9.
  EXPECT_EQ(review.strikes.at(0).lacking, 2U);
  EXPECT_EQ(review.days.at(3).skipped, 1U);
  EXPECT_EQ(review.days.at(3).raids, 0U);
  EXPECT_EQ(review.days.at(5).raids, 1U);
}

TEST(PlanReview, EndsWithAPartOfADay) {
  EXPECT_EQ(review_plan(tables_of({"campaign.duration=36 h"})).days.size(), 2U);
  EXPECT_EQ(review_plan(tables_of({"campaign.duration=24 h"})).days.size(), 1U);
}

TEST(PlanReview, WarnsOfStrikesThatNeverFly) {
  const auto warnings = [](const std::vector<std::string>& settings) {
    const Tables tables = tables_of(settings);
    return warnings_of(review_plan(tables), *tables.scenario.campaign);
  };
  EXPECT_THAT(warnings({}), ElementsAre());
  EXPECT_THAT(warnings({"campaign.pauses=[[0 d, 10 d]]"}),
              ElementsAre("strike nightly: has no occasion before the end of the campaign", "campaign: no raid flies"));
  EXPECT_THAT(warnings({"campaign.attacker.stocks.drone={initial: 12}", "campaign.strikes.nightly.least={drone: 13}"}),
              ElementsAre(HasSubstr("strike nightly: the stocks never hold what its `least` asks for"),
                          "campaign: no raid flies"));
}

TEST(PlanReview, SaysWhetherItIsOneOfMany) {
  EXPECT_FALSE(is_random(tables_of({}).scenario));
  EXPECT_TRUE(is_random(tables_of({"campaign.strikes.nightly.every={uniform: [1 d, 2 d]}"}).scenario));
  EXPECT_TRUE(is_random(tables_of({"raid.wave.count={poisson: 5}"}).scenario));
}

TEST(PlanReview, ClaimsNothingOfWhatIsDrawn) {
  const auto warnings = [](const std::vector<std::string>& settings) {
    const Tables tables = tables_of(settings);
    return warnings_of(review_plan(tables), *tables.scenario.campaign);
  };
  const std::vector<std::string> empty{"campaign.attacker.stocks.drone={initial: 0}",
                                       "campaign.strikes.nightly.least={drone: 5}"};
  EXPECT_THAT(warnings(empty), ::testing::SizeIs(2));
  EXPECT_THAT(warnings({empty[0], empty[1], "uncertain={campaign.attacker.stocks.drone.initial: {uniform: [0, 99]}}"}),
              ElementsAre());
  EXPECT_THAT(warnings({"raid.wave.count=0", "uncertain={raid.wave.count: {uniform: [0, 9]}}"}), ElementsAre());
}

TEST(PlanReview, LooksAtManyTrialsBeforeItClaimsThatNothingFlies) {
  const auto warnings = [](const std::string& mean) {
    const Tables tables = tables_of({"raid.wave.count={poisson: " + mean + "}"});
    EXPECT_FALSE(review_plan(tables).first_raid_s.has_value());  // in trial 0
    return warnings_of(review_plan(tables), *tables.scenario.campaign);
  };
  EXPECT_THAT(warnings("0.02"), ElementsAre());  // five raids: one trial in ten has one
  EXPECT_THAT(warnings("1e-6"), ElementsAre("campaign: in hardly any trial does a raid fly"));
}

/// The stock holds 2 on day 1 and 5 on day 4; a raid that waits may begin then.
TEST(PlanReview, ClaimsOfALeastOnlyWhatNoDelayMends) {
  const auto warnings = [](const std::string& least) {
    const Tables tables =
        tables_of({"campaign={duration: 4 d, strikes: {nightly: {days: [1 d], least: {drone: " + least + "}}}}",
                   "campaign.attacker.stocks.drone={initial: 1, production: 1 /d}"});
    return warnings_of(review_plan(tables), *tables.scenario.campaign);
  };
  EXPECT_THAT(warnings("3"), ElementsAre("campaign: no raid flies"));
  EXPECT_THAT(warnings("5"), ElementsAre("campaign: no raid flies"));
  EXPECT_THAT(warnings("6"),
              ElementsAre(HasSubstr("strike nightly: the stocks never hold"), "campaign: no raid flies"));
}

}  // namespace
}  // namespace bulwark
