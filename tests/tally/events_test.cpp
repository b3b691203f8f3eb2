// Trials judged by events, on outcomes made by hand.
#include "tally/events.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "format/load.h"
#include "tables/layout.h"
#include "tally/evaluator.h"

namespace bulwark {
namespace {

constexpr const char* text = R"(bulwark: 1
assets:
  plant: {position: [0 km, 0 km], capacity: 900 MW, hardness: 3}
  depot: {position: [9 km, -4 km], capacity: 100 MW}
threats:
  drone:  {family: uav, speed: 50 m/s, altitude: 100 m, cost: 0.1}
  rocket: {family: ballistic, speed: 900 m/s, profile: ballistic, apogee: 40 km, cost: 3}
  foam:   {family: uav, decoy: true, speed: 50 m/s, altitude: 100 m}
raid:
  wave:   {threat: drone, count: 10, from: [90 km, 0 km], targets: [plant, depot], launch: {at: 0 s}}
  salvo:  {threat: rocket, count: 10, from: [90 km, 0 km], targets: [plant, batteries.north], launch: {at: 0 s}}
  screen: {threat: foam, count: 10, from: [90 km, 0 km], targets: [plant], launch: {at: 0 s}}
sensors:
  radar: {position: [1 km, 2 km], max_range: 80 km, scan: 5 s, pd: 0.4}
systems:
  sam:
    interceptor: {speed: 900 m/s, cost: 0.2}
    envelope: {range: [1 km, 40 km]}
    pk: {uav: 0.8}
    channels: 2
    rounds: 8
    reaction: 6 s
    hardness: 4
batteries:
  north: {system: sam, position: [0 km, 5 km]}
)";

/// Cells: wave at plant and depot, salvo at plant and north, screen at plant.
Outcome outcome_of(const Scenario& scenario, const Layout& layout) {
  Outcome outcome;
  outcome.cells.assign(layout.cells.size(), {});
  //                              failed, soft, shot, hit, miss   missed …
  outcome.cells[CellId(0)] = {{1, 0, 3, 2, 1}, {2, 0, 0, 0, 0, 0, 0, 1, 0}, 6};
  outcome.cells[CellId(1)] = {{0, 1, 2, 1, 0}, {1, 0, 0, 0, 0, 0, 0, 0, 0}, 3};
  outcome.cells[CellId(2)] = {{0, 0, 1, 4, 2}, {0, 6, 0, 0, 0, 0, 0, 0, 0}, 2};
  outcome.cells[CellId(3)] = {{0, 0, 0, 1, 2}, {0, 3, 0, 0, 0, 0, 0, 0, 0}, 0};
  outcome.cells[CellId(4)] = {{0, 0, 7, 0, 3}, {0, 3, 0, 0, 0, 0, 0, 0, 0}, 9};
  outcome.batteries.assign(1, {});
  outcome.batteries[BatteryId(0)].shots = 20;
  outcome.batteries[BatteryId(0)].up = true;
  outcome.batteries[BatteryId(0)].site.hits = {1, 1};
  outcome.assets.assign(2, {});
  outcome.assets[AssetId(0)] = {6, 2, 2, false};
  outcome.assets[AssetId(1)] = {1, 1, 1, true};
  outcome.sensors.assign(scenario.sensors.size(), {});
  return outcome;
}

struct Verdict {
  bool happened = false;
  double margin = 0;
};

Verdict judge(const std::vector<Override>& events) {
  const Scenario scenario = load_scenario_text(text, "text.yaml", events).scenario;
  const Layout layout = make_layout(scenario);
  Evaluator evaluator(scenario, layout);
  const Outcome outcome = outcome_of(scenario, layout);
  const Evaluation& evaluation = evaluator.evaluate(outcome);
  const std::size_t last = scenario.events.size() - 1;
  return {evaluation.events[last] == 1, evaluator.events().margin(last, evaluation)};
}

Verdict judge(const std::string& event) {
  return judge({{"events.it", event}});
}

struct Count {
  const char* quantity;
  int value;
};

class Counts : public ::testing::TestWithParam<Count> {};

TEST_P(Counts, AreExactly) {
  const std::string quantity = GetParam().quantity;
  const std::string value = std::to_string(GetParam().value);
  EXPECT_TRUE(judge(quantity + " == " + value).happened) << quantity;
  EXPECT_FALSE(judge(quantity + " != " + value).happened) << quantity;
}

INSTANTIATE_TEST_SUITE_P(
    ByHand, Counts,
    ::testing::Values(Count{"leaked_hit", 8}, Count{"leaked_hit[family=uav]", 3}, Count{"leakers[family=uav]", 7},
                      Count{"leakers[family=uav, asset=plant]", 6}, Count{"leakers[type=drone, asset=plant]", 3},
                      Count{"leaked_hit[family=ballistic, asset=plant]", 4}, Count{"leakers[asset=plant]", 9},
                      Count{"leakers[target=batteries.north]", 3}, Count{"leakers[target=plant]", 9},
                      Count{"leakers[salvo=salvo, target=batteries.north]", 3}, Count{"launched[salvo=wave]", 11},
                      Count{"failed[salvo=wave, asset=plant]", 1}, Count{"shots[family=uav, asset=plant]", 15},
                      Count{"collateral[family=uav, asset=plant]", 1}, Count{"collateral", 5},
                      Count{"leakers[salvo=wave, asset=plant] - leakers[salvo=wave, asset=depot]", 2},
                      Count{"uncovered[family=ballistic, asset=plant]", 6}, Count{"missed", 3},
                      Count{"leakers[salvo=wave, target=batteries.north]", 0}, Count{"assets_disabled", 1},
                      Count{"disabled:plant + disabled:depot + empty:north", 1}));

TEST(EventReader, ComparesQuantitiesWithUnits) {
  EXPECT_TRUE(judge("capacity_lost_MW > 0.6 GW").happened);  // 2/3 of 900 MW and 100 MW
  EXPECT_FALSE(judge("capacity_lost_MW > 0.7 GW").happened);
  EXPECT_TRUE(judge("capacity_lost_MW >= 700 and capacity_lost_MW <= 700").happened);
  EXPECT_TRUE(judge("capacity_lost_MW:asset:plant > 5 * capacity_lost_MW:asset:depot").happened);
  EXPECT_TRUE(judge("leakage[family=ballistic] == 90 %").happened);
  EXPECT_TRUE(judge("leakage[salvo=wave, asset=plant] == 50 %").happened);          // 3 of 6
  EXPECT_TRUE(judge("leakage[salvo=wave, target=batteries.north] == 0").happened);  // of none
}

TEST(EventReader, SumsOfDecimalsAreWhatTheyAreOnPaper) {
  // 20 rounds at 0.2; 11 drones at 0.1 and 10 rockets at 3.
  EXPECT_TRUE(judge("defender_cost == 4").happened);
  EXPECT_TRUE(judge("attacker_cost - 3 * 10 == 1.1").happened);
  EXPECT_TRUE(judge("0.1 * leaked_hit + 0.2 * leaked_hit == 0.3 * leaked_hit").happened);
  EXPECT_TRUE(judge("leakers[salvo=wave] / 3 == 4 / 3").happened);
}

TEST(EventReader, JoinsConditions) {
  EXPECT_TRUE(judge("disabled:depot and not disabled:plant").happened);
  EXPECT_FALSE(judge("disabled:depot and disabled:plant").happened);
  EXPECT_TRUE(judge("disabled:plant or disabled:depot").happened);
  EXPECT_FALSE(judge("not (disabled:plant or disabled:depot)").happened);
  EXPECT_TRUE(judge("not disabled:plant and not empty:north").happened);
  EXPECT_FALSE(judge("destroyed:north").happened);
}

TEST(EventReader, ReadsEarlierEvents) {
  EXPECT_TRUE(judge({{"events.a", "disabled:depot"}, {"events.b", "event:a and leakers > 3"}}).happened);
  EXPECT_TRUE(
      judge({{"events.a", "disabled:depot"}, {"events.b", "disabled:plant"}, {"events.c", "event:a + event:b == 1"}})
          .happened);
}

TEST(EventReader, TellsByHowMuch) {
  EXPECT_DOUBLE_EQ(judge("leaked_hit >= 10").margin, -0.2);
  EXPECT_DOUBLE_EQ(judge("leaked_hit > 4").margin, 1);
  EXPECT_DOUBLE_EQ(judge("leaked_hit < 10").margin, 0.2);
  EXPECT_DOUBLE_EQ(judge("leaked_hit == 10").margin, -0.2);
  EXPECT_DOUBLE_EQ(judge("leaked_hit != 10").margin, 0.2);
  EXPECT_DOUBLE_EQ(judge("capacity_lost_MW > 1 GW").margin, -0.3);
  EXPECT_DOUBLE_EQ(judge("capacity_lost_MW > capacity_lost_MW:asset:plant").margin, 100);  // in MW
  EXPECT_DOUBLE_EQ(judge("leaked_hit >= 10 and shots >= 11").margin, -0.2);
  EXPECT_DOUBLE_EQ(judge("leaked_hit >= 10 or shots >= 22").margin, -0.2);
  EXPECT_DOUBLE_EQ(judge("not leaked_hit >= 10").margin, 0.2);
  EXPECT_DOUBLE_EQ(judge("disabled:plant").margin, 2.0 / 3 - 1);
  EXPECT_DOUBLE_EQ(judge("disabled:depot").margin, 0);
  EXPECT_DOUBLE_EQ(judge("destroyed:north").margin, -0.75);
  EXPECT_DOUBLE_EQ(judge("disabled:plant + disabled:depot >= 2").margin, -1.0 / 6);
  EXPECT_DOUBLE_EQ(judge({{"events.a", "disabled:plant"}, {"events.b", "event:a and leakers > 3"}}).margin,
                   2.0 / 3 - 1);
}

}  // namespace
}  // namespace bulwark
