// timeline.csv of a campaign without a raid.
#include <gmock/gmock.h>

#include "campaign/small_campaign.h"
#include "columns/csv.h"
#include "results/tables.h"

namespace bulwark::testing {
namespace {

using ::testing::HasSubstr;

std::string timeline_of(const std::string& campaign) {
  const Tables tables = compile_duel(defenceless() + Settings{"campaign={" + campaign + "}"});
  Player player(tables);
  Tallies tallies(tables.scenario, tables.layout);
  tallies.add(player.play(1, 0));
  return to_csv(timeline_table({tables.scenario, tables.layout, tallies}));
}

TEST(TimelineTable, IsEmptyWhereNoRaidFlies) {
  EXPECT_THAT(timeline_of("duration: 2 d, strikes: {a: {days: [1 d]}}"), HasSubstr("\n0,1,1,1,"));
  EXPECT_THAT(timeline_of("duration: 2 d, strikes: {a: {days: [5 d]}}"), HasSubstr("\n0,,,,,,"));
}

}  // namespace
}  // namespace bulwark::testing
