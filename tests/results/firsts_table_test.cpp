// firsts.csv of campaigns that end with a day, and within one.
#include <gtest/gtest.h>

#include "campaign/small_campaign.h"
#include "columns/csv.h"
#include "results/tables.h"

namespace bulwark::testing {
namespace {

/// The plant is hit, and disabled, 1000 s after the raid's start.
std::string firsts_of(const std::string& campaign) {
  const Tables tables = compile_duel(defenceless() + Settings{"campaign={" + campaign + "}"});
  Player player(tables);
  Tallies tallies(tables.scenario, tables.layout);
  tallies.add(player.play(1, 0));
  std::string csv = to_csv(firsts_table({tables.scenario, tables.layout, tallies}));
  std::string rows;
  for (std::size_t at = csv.find('\n') + 1; at < csv.size(); at = csv.find('\n', at) + 1) {
    const std::size_t probability = csv.find(',', csv.find(',', at) + 1);
    rows += csv.substr(at, csv.find(',', probability + 1) - at) + '\n';
  }
  return rows;
}

TEST(FirstsTable, HasARowForTheEndOfAPartOfADay) {
  EXPECT_EQ(firsts_of("duration: 36 h, strikes: {a: {days: [30 h]}}"),
            "disabled:plant,0,0\ndisabled:plant,1,0\ndisabled:plant,1.5,1\ndisabled:plant,never,0\n");
}

/// Up to a microsecond late is at the end.
TEST(FirstsTable, CountsWhatEndsWithTheCampaign) {
  for (const std::string at : {"171800 s", "171800.0000008 s"}) {
    EXPECT_EQ(firsts_of("duration: 2 d, strikes: {a: {days: [" + at + "]}}"),
              "disabled:plant,0,0\ndisabled:plant,1,0\ndisabled:plant,2,1\ndisabled:plant,never,0\n");
  }
}

TEST(FirstsTable, EndsWithItsLastDay) {
  EXPECT_EQ(firsts_of("duration: 2 d, strikes: {a: {days: [30 h]}}"),
            "disabled:plant,0,0\ndisabled:plant,1,0\ndisabled:plant,2,1\ndisabled:plant,never,0\n");
}

}  // namespace
}  // namespace bulwark::testing
