// The undamaged grid as `bulwark check` shows it.
#include "campaign/grid_review.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/constants.h"
#include "format/support.h"

namespace bulwark {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// 90 MW at bus a and a line of 40 MW to bus b, which asks for 50.
Scenario scenario_of(std::vector<std::string> settings) {
  settings.insert(settings.begin(),
                  {"assets.plant.capacity=90 MW",
                   "grid={buses: {a: {demand: 30 MW}, b: {demand: 50 MW}, c: {demand: 5 MW}}, generation: {plant: a}, "
                   "imports: {c: 5 MW}, lines: {tie: {between: [a, b], capacity: 40 MW}}}"});
  return testing::load_small(settings).scenario;
}

const std::string campaign = "campaign={duration: 100 d, strikes: {nightly: {every: 1 d, first: 10 d}}}";
const std::string demand =
    "grid.demand={daily: [[0 h, 0.5], [8 h, 1], [20 h, 0.8]], seasonal: [[0 d, 0.5], [40 d, 1], [200 d, 0.9]]}";

TEST(GridReview, FindsIslands) {
  const GridReview review = review_grid(scenario_of({}));
  ASSERT_EQ(review.islands.size(), 2U);
  EXPECT_EQ(review.islands[0].buses, (std::vector{BusId(0), BusId(1)}));
  EXPECT_EQ(review.islands[0].supply_w, 90e6);
  EXPECT_EQ(review.islands[0].demand_w, 80e6);
  EXPECT_EQ(review.islands[1].supply_w, 5e6);
}

TEST(GridReview, JudgesThePeakWithoutACampaign) {
  const Scenario scenario = scenario_of({demand});
  const GridReview review = review_grid(scenario);
  ASSERT_EQ(review.hours.size(), 1U);
  EXPECT_EQ(review.hours[0].factor, 1);
  EXPECT_NEAR(review.hours[0].served_w, 75e6, 1);
  EXPECT_EQ(review.hours[0].worst, BusId(1));
  EXPECT_NEAR(review.hours[0].worst_shed, 0.2, 1e-9);
  EXPECT_THAT(warnings_of(review, scenario, std::nullopt),
              ElementsAre("grid: undamaged it sheds 12 % of 85 MW (most at bus b, 20 %)"));
}

TEST(GridReview, GoesThroughTheHoursOfTheHardestSeason) {
  const Scenario scenario = scenario_of({campaign, demand});
  const GridReview review = review_grid(scenario);
  ASSERT_EQ(review.hours.size(), 3U);
  EXPECT_EQ(review.hours[0].factor, 0.5);
  EXPECT_FALSE(review.hours[0].worst.has_value());
  EXPECT_EQ(review.hours[1].begin_h, 8);
  EXPECT_EQ(review.hours[1].end_h, 20);
  EXPECT_EQ(review.hours[1].worst, BusId(1));
  EXPECT_FALSE(review.hours[2].worst.has_value());  // 40 MW at a factor of 0.8
  EXPECT_EQ(review.first_shed_s, 40 * seconds_per_day + 8 * 3600);
  EXPECT_THAT(warnings_of(review, scenario, 10 * seconds_per_day),
              ElementsAre(HasSubstr("bus b, 20 %), first on day 40.33")));
}

TEST(GridReview, SaysWhatIsShedBeforeTheFirstRaid) {
  const Scenario scenario = scenario_of({campaign, "grid.demand={daily: [[0 h, 0.5], [8 h, 1]], clock: 7 h}"});
  const GridReview review = review_grid(scenario);
  EXPECT_EQ(review.first_shed_s, 3600);
  EXPECT_THAT(warnings_of(review, scenario, 10 * seconds_per_day), ElementsAre(HasSubstr("before the first raid")));
}

TEST(GridReview, IsSilentWhereAllIsServed) {
  const Scenario scenario = scenario_of({campaign, "grid.lines.tie.capacity=50 MW"});
  const GridReview review = review_grid(scenario);
  EXPECT_FALSE(review.first_shed_s.has_value());
  EXPECT_THAT(warnings_of(review, scenario, 10 * seconds_per_day), ElementsAre());
}

TEST(GridReview, WarnsOfAnIslandThatNothingFeeds) {
  const Scenario scenario = scenario_of({"grid.lines.tie.capacity=0 MW"});
  EXPECT_THAT(warnings_of(review_grid(scenario), scenario, std::nullopt),
              ::testing::Contains("grid: nothing feeds the island of bus b"));
}

TEST(GridReview, LeavesOutHoursThatTheCampaignNeverMeets) {
  const Scenario scenario = scenario_of({"campaign={duration: 6 h, strikes: {nightly: {every: 1 d}}}",
                                         "grid.demand={daily: [[0 h, 0.5], [4 h, 0.85], [17 h, 1]]}"});
  const GridReview review = review_grid(scenario);
  ASSERT_EQ(review.hours.size(), 2U);
  EXPECT_EQ(review.hours[1].factor, 0.85);
  EXPECT_THAT(warnings_of(review, scenario, 0),
              ElementsAre(HasSubstr("sheds up to 3.5 % of 72.25 MW (most at bus b, 5.9 %), first on day 0.1667")));
}

TEST(GridReview, MeetsHoursInTheSeasonThatHasThem) {
  // The season begins at noon of the last day: mornings stay at half.
  const Scenario scenario =
      scenario_of({"campaign={duration: 2 d, strikes: {nightly: {every: 1 d}}}",
                   "grid.demand={daily: [[0 h, 0.8], [12 h, 1]], seasonal: [[0 d, 0.5], [36 h, 1]]}"});
  const GridReview review = review_grid(scenario);
  ASSERT_EQ(review.hours.size(), 2U);
  EXPECT_EQ(review.hours[0].factor, 0.4);
  EXPECT_EQ(review.hours[1].factor, 1);
}

TEST(GridReview, ClaimsNothingOfWhatIsDrawn) {
  const auto warnings = [](const std::string& parameter) {
    const Scenario scenario = scenario_of({"grid.lines.tie.capacity=0 MW", "uncertain={" + parameter + "}"});
    return warnings_of(review_grid(scenario), scenario, std::nullopt);
  };
  EXPECT_THAT(warnings("grid.imports.b: {uniform: [40 MW, 60 MW]}"), ElementsAre());
  EXPECT_THAT(warnings("grid.buses.b.demand: {uniform: [40 MW, 60 MW]}"),
              ElementsAre("grid: nothing feeds the island of bus b"));
}

}  // namespace
}  // namespace bulwark
