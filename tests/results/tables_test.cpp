#include "results/tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include "columns/csv.h"
#include "statistics/intervals.h"
#include "study/small_case.h"

namespace bulwark {
namespace {

class TablesTest : public ::testing::Test {
 protected:
  Scenario scenario_ = small_scenario();
  Layout layout_ = small_layout(scenario_);
  Tallies tallies_{scenario_, layout_};

  void add_both() {
    tallies_.add(first_outcome(layout_));
    tallies_.add(second_outcome(layout_));
  }
  std::string csv(ResultTable (*make)(const ResultContext&)) const {
    return to_csv(make({scenario_, layout_, tallies_}));
  }

  /// The lines of a CSV that begin with `start`, each with its end of line.
  static std::string lines(const std::string& csv, const std::string& start) {
    std::string found;
    for (std::size_t at = 0; at < csv.size();) {
      const std::size_t end = csv.find('\n', at) + 1;
      if (csv.compare(at, start.size(), start) == 0) found += csv.substr(at, end - at);
      at = end;
    }
    return found;
  }
};

// Every figure below can be had from the two outcomes of small_case.h on paper: standard errors of two trials are half
// their difference, Wilson's interval of 1/2 is 0.0945 to 0.9055 and of 0/2 0 to 0.6576.

TEST_F(TablesTest, SummaryBegins) {
  add_both();
  const std::string summary = csv(summary_table);
  EXPECT_EQ(summary.substr(0, summary.find('\n')),
            "metric,group,mean,stderr,ci_low,ci_high,p05,p50,p95,min,max,trials");
  // Ten metrics for each of nine groups, five for the raid.
  EXPECT_EQ(std::count(summary.begin(), summary.end(), '\n'), 1 + 10 * 9 + 5);
  EXPECT_EQ(lines(summary, "shots,family:decoy"),
            "shots,family:decoy,3,1,-9.706204736174694,15.706204736174694,2,2,4,2,4,2\n");
  EXPECT_EQ(lines(summary, "leakage,all"),
            "leakage,all,0.23529411764705882,0.10380622837370242,0.0054919541679587505,0.944885663342845,0.125,0.125,0."
            "3333333333333333,0.125,0."
            "3333333333333333,2\n");
  EXPECT_EQ(lines(summary, "cost_ratio"),
            "cost_ratio,all,51.53061224489796,2.7072053311120365,17.132307044924822,85.9289174448711,49.0741,49.0741,"
            "54.5455,49.0741,54.5455,2\n");
}

TEST_F(TablesTest, WhatNeverAppearedHasNoLeakage) {
  tallies_.add(empty_outcome(layout_));
  tallies_.add(empty_outcome(layout_));
  EXPECT_EQ(lines(csv(summary_table), "leakage,all"), "leakage,all,,,,,,,,,,2\n");
  EXPECT_EQ(lines(csv(quantiles_table), "leakage,all,0.5"), "leakage,all,0.5,,,\n");
  EXPECT_EQ(lines(csv(causes_table), "all,missed"), "all,missed,0,0,\n");
  EXPECT_EQ(lines(csv(summary_table), "cost_ratio"), "cost_ratio,all,,,,,,,,,,2\n");
}

TEST_F(TablesTest, OneTrialHasMeansButNoErrors) {
  tallies_.add(first_outcome(layout_));
  EXPECT_EQ(lines(csv(summary_table), "leakers,all"), "leakers,all,3,,,,3,3,3,3,3,1\n");
  EXPECT_EQ(lines(csv(kills_table), "guns,drone"), "guns,drone,7,,9,,5,\n");
}

TEST_F(TablesTest, NoTrialsGiveHeadersAndNoNumbers) {
  for (const ResultTable& table : result_tables(scenario_, layout_, tallies_)) {
    const std::string text = to_csv(table);
    EXPECT_EQ(text.find("nan"), std::string::npos) << table.name;
    EXPECT_EQ(text.find("inf"), std::string::npos) << table.name;
  }
}

// From 72 trials on the 5 % quantile is bounded from below: 0.95^72 < 0.025 < 0.95^71.
TEST_F(TablesTest, QuantilesHaveIntervals) {
  for (int i = 0; i < 50; ++i) add_both();
  EXPECT_EQ(lines(csv(quantiles_table), "leakers,all"),
            "leakers,all,0.05,1,1,1\nleakers,all,0.5,1,1,3\nleakers,all,0.95,3,3,3\n");
}

TEST_F(TablesTest, LeakersByHand) {
  add_both();
  EXPECT_EQ(lines(csv(leakers_table), "all"), R"(all,1,1,0.5,0.09453120573423071,0.9054687942657693,1
all,2,0,0,0,0.6576197724933469,0.5
all,3,1,0.5,0.09453120573423071,0.9054687942657693,0.5
)");
}

// 9 and 8 rounds at real threats; each of the two outcomes twice.
TEST_F(TablesTest, ExceedanceByHand) {
  add_both();
  add_both();
  const ConfidenceInterval half = wilson_interval(2, 4);
  const ConfidenceInterval whole = wilson_interval(4, 4);
  const ResultTable table = exceedance_table({scenario_, layout_, tallies_});
  std::vector<std::vector<TableCell>> shots;
  for (const std::vector<TableCell>& row : table.rows) {
    if (row[0] == TableCell("shots")) shots.push_back(row);
  }
  const std::vector<std::vector<TableCell>> expected = {
      {"shots", "all", 8.0, std::uint64_t{4}, 1.0, whole.low, whole.high},
      {"shots", "all", 9.0, std::uint64_t{2}, 0.5, half.low, half.high}};
  EXPECT_EQ(shots, expected);
}

// Of the cost of rounds 1,000 values were seen: the hundred greatest are there, and about 300 of the others.
TEST_F(TablesTest, ExceedanceKeepsTheTail) {
  Outcome outcome = empty_outcome(layout_);
  for (std::uint32_t shots = 1; shots <= 1000; ++shots) {
    outcome.batteries[BatteryId(0)].shots = shots;
    tallies_.add(outcome);
  }
  const ResultTable table = exceedance_table({scenario_, layout_, tallies_});
  std::vector<std::uint64_t> trials;
  for (const std::vector<TableCell>& row : table.rows) {
    if (row[0] == TableCell("defender_cost")) trials.push_back(std::get<std::uint64_t>(row[3]));
  }
  ASSERT_GE(trials.size(), 400U);
  ASSERT_LE(trials.size(), 401U);
  EXPECT_EQ(trials.front(), 1000U);
  for (std::uint64_t k = 1; k <= 100; ++k) EXPECT_EQ(trials[trials.size() - k], k);
}

TEST_F(TablesTest, FatesByHand) {
  add_both();
  EXPECT_EQ(lines(csv(fates_table), "all"), R"(all,failed,0.5,0.5,0.05555555555555555
all,soft_killed,0.5,0.5,0.05555555555555555
all,intercepted,6,1,0.6666666666666666
all,leaked_hit,1.5,0.5,0.16666666666666666
all,leaked_miss,0.5,0.5,0.05555555555555555
)");
}

TEST_F(TablesTest, CausesByHand) {
  add_both();
  EXPECT_EQ(lines(csv(causes_table), "all"), R"(all,missed,1,1,0.5
all,uncovered,0,0,0
all,undetected,0,0,0
all,tracks,0,0,0
all,ignored,0,0,0
all,magazine,0.5,0.5,0.25
all,channels,0.5,0.5,0.25
)");
}

TEST_F(TablesTest, AssetsByHand) {
  add_both();
  EXPECT_EQ(
      csv(assets_table),
      R"(asset,p_disabled,p_disabled_ci_low,p_disabled_ci_high,hits,hits_stderr,effective_hits,effective_hits_stderr,capacity_lost_MW,capacity_lost_MW_stderr
plant,0,0,0.6576197724933469,1,0,0.5,0.5,150,150
depot,0.5,0.09453120573423071,0.9054687942657693,0.5,0.5,0.5,0.5,50,50
)");
}

TEST_F(TablesTest, BatteriesByHand) {
  add_both();
  EXPECT_EQ(
      csv(batteries_table),
      R"(battery,system,shots,shots_stderr,kills,kills_stderr,wasted,wasted_stderr,p_empty,p_empty_ci_low,p_empty_ci_high,empty_time_s,empty_time_s_stderr,channels_mean,channels_mean_stderr,channels_peak,channels_peak_stderr,reloads,reloads_stderr
ring.1,guns,10,2,6.5,2.5,0.5,0.5,0.5,0.09453120573423071,0.9054687942657693,30,,0.75,0.5,1.5,0.5,1.5,0.5
ring.2,guns,1.5,1.5,1,1,0,0,0,0,0.6576197724933469,,,0.375,0.375,1,1,0,0
)");
}

TEST_F(TablesTest, KillsByHand) {
  add_both();
  EXPECT_EQ(csv(kills_table), R"(system,family,engagements,engagements_stderr,shots,shots_stderr,kills,kills_stderr
guns,drone,7.5,0.5,8.5,0.5,6,1
guns,decoy,3,1,3,1,1.5,0.5
)");
}

TEST_F(TablesTest, TimelineByHand) {
  add_both();
  EXPECT_EQ(
      csv(timeline_table),
      R"(time_s,live_threats_mean,live_threats_p05,live_threats_p95,tracks_mean,tracks_p05,tracks_p95,busy_channels_mean,busy_channels_p05,busy_channels_p95,ready_rounds_mean,ready_rounds_p05,ready_rounds_p95,leakers_mean,leakers_p05,leakers_p95,kills_mean,kills_p05,kills_p95
100,13,12,14,4.5,4,5,1.5,1,2,20,20,20,0,0,0,0,0,0
110,7,5,9,7,5,9,2.5,2,3,13,12,14,0.5,0,1,4,3,5
120,0,0,0,0,0,0,0,0,0,8.5,8,9,3.5,1,6,7.5,6,9
)");
}

TEST_F(TablesTest, SitesByHand) {
  add_both();
  EXPECT_EQ(csv(sites_table), R"(kind,name,group,x_m,y_m,range_min_m,range_max_m,altitude_min_m,altitude_max_m,value
asset,plant,generation,0,0,,,,,3
asset,depot,,5000,-2500.5,,,,,1
battery,ring.1,guns,0,0,0,3000,,,
battery,ring.2,guns,0,0,0,3000,,,
)");
}

TEST_F(TablesTest, LeakersOfAllGroupsAddUpToTheTrials) {
  add_both();
  const ResultTable table = leakers_table({scenario_, layout_, tallies_});
  std::map<std::string, std::uint64_t> trials;
  for (const auto& row : table.rows) trials[std::get<std::string>(row[0])] += std::get<std::uint64_t>(row[2]);
  EXPECT_EQ(trials.size(), 9U);
  for (const auto& [group, sum] : trials) EXPECT_EQ(sum, 2U) << group;
}

TEST_F(TablesTest, ATableIsNamedAfterItsFile) {
  const auto tables = result_tables(scenario_, layout_, tallies_);
  const auto names = result_table_names();
  auto name = names.begin();
  for (const ResultTable& table : tables) {
    name = std::find(name, names.end(), table.name);  // those of campaigns and grids are not of this scenario
    ASSERT_NE(name, names.end()) << table.name;
  }
  EXPECT_EQ(tables.size(), 13U);
}

TEST_F(TablesTest, SitesOfEveryKind) {
  scenario_.sensors.push_back({"radar", {1, 2}, 10.0, 90e3, 5, 0, Radar{60e3, 0.8, 1e-6}, {}});
  scenario_.jammers.push_back({"city", {3, 4}, 15e3, {}});
  const std::string sites = csv(sites_table);
  EXPECT_EQ(lines(sites, "sensor"), "sensor,radar,radar,1,2,,90000,,,\n");
  EXPECT_EQ(lines(sites, "jammer"), "jammer,city,,3,4,,15000,,,\n");
}

}  // namespace
}  // namespace bulwark
