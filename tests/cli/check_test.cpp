// What `bulwark check` says of a campaign and its grid, and of a defence that can be hit.
#include <gmock/gmock.h>

#include "cli/program.h"

namespace bulwark {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;

using Check = Program;

const std::string scenario = std::string(BULWARK_SOURCE_DIR) + "/tests/format/good/campaign.yaml";

TEST_F(Check, SaysWhatACampaignPlans) {
  const Ending ending = run({"check", scenario});
  EXPECT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out, ContainsRegex("nightly +89 +0 +119 +0\n"));  // 120 days but for pauses of 22 and 10 nights
  EXPECT_THAT(ending.out, HasSubstr("(as drawn for trial 0; no raid waits for the one before)"));
  EXPECT_THAT(ending.out, ContainsRegex("35-42 +0 +0 +0 / [0-9]+ +0 +0 / [0-9]+\n"));  // a truce
}

/// Of demand that is not uncertain: else each trial sheds what it draws.
TEST_F(Check, SaysWhatTheUndamagedGridServes) {
  const Ending ending = run({"check", scenario, "--set", "grid.lines.tie.capacity=50 MW", "--set", "uncertain={}"});
  EXPECT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out, ContainsRegex("north, centre, hub +1700 +1200\n"));
  EXPECT_THAT(ending.out, ContainsRegex("17-22 h +1200 +95.83 %  .bus centre lacks 7.14 %.\n"));
  EXPECT_THAT(ending.err, HasSubstr("grid: undamaged it sheds up to 4.2 % of 1200 MW (most at bus centre, 7.1 %), "
                                    "first on day 40"));
}

TEST_F(Check, SaysWhoCanBeHitByWhat) {
  const Ending ending = run({"check", "configs/suppression.yaml"});
  EXPECT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out, HasSubstr("Who can be hit by what"));
  EXPECT_THAT(ending.out, ContainsRegex("batteries.medium_east +drones +14.3 % +[1-3]\n"));
  EXPECT_THAT(ending.out, ContainsRegex("sensors.main +drones +57.1 % +[1-3]\n"));
  EXPECT_THAT(run({"check", "configs/quickstart.yaml"}).out, ::testing::Not(HasSubstr("Who can be hit")));
}

}  // namespace
}  // namespace bulwark
