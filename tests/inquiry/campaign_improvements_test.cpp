// What would help most over a campaign: each improvement changes what it names, drawn or not, and nothing else.
#include "inquiry/campaign_improvements.h"

#include <gtest/gtest.h>

#include <string>

#include "format/load.h"
#include "trial/small_raid.h"

namespace bulwark {
namespace {

constexpr double day_s = 86'400;

std::vector<Improvement> improvements_of(const std::vector<Override>& overrides) {
  std::vector<Improvement> found;
  append_campaign_improvements(load_scenario_text(testing::duel(), "duel.yaml", overrides).scenario, found);
  return found;
}

const Override campaign{
    "campaign",
    "{duration: 9 d, strikes: {nightly: {every: 1 d}, once: {days: [2 d]}}, "
    "supply: {sam: {initial: 4, delivery: [[0 d, 1 /d], [3 d, 2 /d]]}}, "
    "repair: {crews: 2, kinds: {default: {time: 1 d, spare: bolt}}, spares: {bolt: {initial: 3}}}}"};

TEST(CampaignImprovements, AreOneOfEachThing) {
  const auto found = improvements_of({campaign});
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].what, "round a week");
  EXPECT_EQ(found[0].of, "sam");
  const auto& rate = found[0].scenario.campaign->supply[0].inflow.rate;
  EXPECT_DOUBLE_EQ(rate[0].rate_per_s, (1 + 10.0 / 7) / day_s);
  EXPECT_DOUBLE_EQ(rate[1].rate_per_s, (2 + 10.0 / 7) / day_s);
  EXPECT_EQ(found[1].scenario.campaign->repair->crews, 3);
  EXPECT_EQ(found[1].scenario.campaign->repair->spares[0].inflow.initial, 3);
  EXPECT_EQ(found[2].of, "bolt");
  EXPECT_EQ(found[2].scenario.campaign->repair->spares[0].inflow.initial, 4);
  EXPECT_EQ(found[3].of, "nightly");  // a list of days has no gap
  EXPECT_DOUBLE_EQ(mean(*found[3].scenario.campaign->strikes[0].every_s), 2 * day_s);
}

TEST(CampaignImprovements, MoveWhatIsUncertain) {
  const auto found = improvements_of({campaign,
                                      {"uncertain",
                                       "{campaign.repair.crews: {uniform_int: [1, 3]}, "
                                       "campaign.repair.spares.bolt.initial: {uniform: [2, 4]}}"}});
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[1].scenario.uncertain[0].distribution.as<UniformInt>()->low, 2);
  EXPECT_EQ(found[1].scenario.uncertain[1].distribution.as<Uniform>()->low, 2);
  EXPECT_EQ(found[2].scenario.uncertain[0].distribution.as<UniformInt>()->low, 1);
  EXPECT_DOUBLE_EQ(mean(found[2].scenario.uncertain[1].distribution), 4);
}

}  // namespace
}  // namespace bulwark
