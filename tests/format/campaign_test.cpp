// The sections `campaign:` and `grid:` (campaign.md): values, defaults, warnings.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr double day_s = 86400;

const LoadedScenario& full() {
  static const LoadedScenario loaded =
      load_scenario(std::string(BULWARK_SOURCE_DIR) + "/tests/format/good/campaign.yaml");
  return loaded;
}
const Campaign& campaign() {
  return *full().scenario.campaign;
}
const Grid& grid() {
  return *full().scenario.grid;
}

TEST(CampaignFile, IsReadWithoutWarnings) {
  for (const InputError& warning : full().warnings) ADD_FAILURE() << to_string(warning);
}

TEST(CampaignFile, HasItsPausesInOrder) {
  EXPECT_EQ(campaign().duration_s, 120 * day_s);
  ASSERT_EQ(campaign().pauses.size(), 2U);
  EXPECT_EQ(campaign().pauses[0].begin_s, 35 * day_s);
  EXPECT_EQ(campaign().pauses[0].end_s, 56 * day_s);
  EXPECT_EQ(campaign().pauses[1].begin_s, 70 * day_s);
}

TEST(CampaignFile, HasItsStrikes) {
  ASSERT_EQ(campaign().strikes.size(), 3U);
  const Strike& nightly = campaign().strikes[0];
  EXPECT_EQ(nightly.name, "nightly");
  EXPECT_EQ(nightly.salvos, (std::vector{SalvoId(0), SalvoId(1)}));  // in scenario order
  EXPECT_TRUE(nightly.every_s->is_constant());
  EXPECT_EQ(mean(*nightly.every_s), day_s);
  EXPECT_EQ(nightly.first_s, 0);
  EXPECT_FALSE(nightly.share.has_value());
  const Strike& massed = campaign().strikes[1];
  EXPECT_EQ(massed.salvos.size(), 3U);
  ASSERT_TRUE(massed.every_s->as<Uniform>());
  EXPECT_EQ(massed.every_s->as<Uniform>()->high, 14 * day_s);
  EXPECT_EQ(massed.first_s, 5 * day_s);
  EXPECT_EQ(massed.share, 0.8);
  ASSERT_EQ(massed.least.size(), 1U);
  EXPECT_EQ(massed.least[0].type, TypeId(2));
  EXPECT_EQ(massed.least[0].count, 20);
  EXPECT_FALSE(campaign().strikes[2].every_s.has_value());
  EXPECT_EQ(campaign().strikes[2].days_s, (std::vector{3 * day_s, 10.5 * day_s, 15 * day_s}));
}

TEST(CampaignFile, HasWhatBothSidesHave) {
  EXPECT_TRUE(campaign().avoid_disabled);
  ASSERT_EQ(campaign().stocks.size(), 2U);
  const AttackerStock& missiles = campaign().stocks[0];
  EXPECT_EQ(missiles.type, TypeId(2));
  EXPECT_EQ(missiles.inflow.initial, 60);
  ASSERT_EQ(missiles.inflow.rate.size(), 2U);
  EXPECT_EQ(missiles.inflow.rate[1].from_s, 60 * day_s);
  EXPECT_EQ(missiles.inflow.rate[1].rate_per_s, 1.5 / day_s);
  EXPECT_FALSE(missiles.most.has_value());
  EXPECT_FALSE(constant_rate_per_s(missiles.inflow).has_value());
  EXPECT_EQ(constant_rate_per_s(campaign().stocks[1].inflow), 90 / day_s);
  EXPECT_EQ(campaign().stocks[1].most, 450);
  ASSERT_EQ(campaign().supply.size(), 1U);
  EXPECT_EQ(campaign().supply[0].system, SystemId(0));
  EXPECT_EQ(campaign().supply[0].lead_s, 6 * 3600);
}

TEST(CampaignFile, HasItsRepairAndReplacements) {
  const Repair& repair = *campaign().repair;
  EXPECT_EQ(repair.crews, 6);
  EXPECT_EQ(repair.order, RepairOrder::capacity);
  ASSERT_EQ(repair.kinds.size(), 2U);
  EXPECT_EQ(repair.kinds[0].kind, "generation");
  EXPECT_FALSE(repair.kinds[0].spare.has_value());
  EXPECT_EQ(repair.kinds[1].spare, 0U);
  EXPECT_EQ(mean(repair.kinds[1].time_s), 5 * day_s);
  EXPECT_EQ(repair.spares.at(0).name, "transformer");
  EXPECT_EQ(repair.spares.at(0).inflow.rate.at(0).rate_per_s, 0.1 / day_s);
  ASSERT_EQ(campaign().replacements.size(), 2U);
  EXPECT_EQ(campaign().replacements[0].system, SystemId(0));
  EXPECT_EQ(campaign().replacements[0].units->initial, 2);
  EXPECT_FALSE(campaign().replacements[1].system.has_value());
  EXPECT_FALSE(campaign().replacements[1].units.has_value());
}

TEST(GridFile, HasItsNetwork) {
  EXPECT_EQ(grid().flow, FlowModel::dc);
  ASSERT_EQ(grid().buses.size(), 3U);
  const Bus& centre = grid().buses[BusId(1)];
  EXPECT_EQ(centre.name, "centre");
  EXPECT_EQ(centre.demand_w, 700e6);
  EXPECT_EQ(centre.people, 900000);
  EXPECT_EQ(centre.weight, 2);
  EXPECT_EQ(centre.through, std::vector{AssetId(2)});
  EXPECT_EQ(centre.import_w, 0);
  EXPECT_EQ(grid().buses[BusId(0)].import_w, 300e6);
  EXPECT_EQ(grid().buses[BusId(2)].demand_w, 0);
  EXPECT_EQ(grid().buses[BusId(2)].weight, 1);
  ASSERT_EQ(grid().lines.size(), 2U);
  const Line& tie = grid().lines[LineId(0)];
  EXPECT_EQ(tie.from, BusId(0));
  EXPECT_EQ(tie.to, BusId(1));
  EXPECT_EQ(tie.capacity_w, 700e6);
  EXPECT_EQ(tie.reactance, 0.05);
  EXPECT_EQ(tie.through, std::vector{AssetId(3)});
  ASSERT_EQ(grid().generation.size(), 2U);
  EXPECT_EQ(grid().generation[1].asset, AssetId(1));
  EXPECT_EQ(grid().generation[1].bus, BusId(1));
}

TEST(GridFile, HasItsDemand) {
  ASSERT_EQ(grid().daily.size(), 4U);
  EXPECT_EQ(grid().daily[2].from_s, 17 * 3600);
  EXPECT_EQ(grid().daily[2].factor, 1);
  EXPECT_EQ(grid().seasonal.at(0).factor, 0.8);
  EXPECT_EQ(grid().clock_s, 20 * 3600);
}

constexpr const char* plain_campaign = "campaign={duration: 10 d, strikes: {nightly: {every: 1 d}}}";
constexpr const char* plain_grid =
    "grid={buses: {a: {demand: 5 MW}, b: {}}, generation: {plant: a}, lines: {l: {between: [a, b], capacity: 5 MW}}}";

TEST(Defaults, OfACampaign) {
  const Campaign campaign = *testing::load_small({plain_campaign}).scenario.campaign;
  EXPECT_TRUE(campaign.pauses.empty());
  EXPECT_EQ(campaign.strikes.at(0).salvos, std::vector{SalvoId(0)});
  EXPECT_EQ(campaign.strikes.at(0).first_s, 0);
  EXPECT_TRUE(campaign.strikes.at(0).least.empty());
  EXPECT_TRUE(campaign.stocks.empty());
  EXPECT_FALSE(campaign.avoid_disabled);
  EXPECT_TRUE(campaign.supply.empty());
  EXPECT_FALSE(campaign.repair.has_value());
  EXPECT_TRUE(campaign.replacements.empty());
}

TEST(Defaults, OfStocksDepotsAndRepair) {
  const Campaign campaign = *testing::load_small({plain_campaign, "campaign.attacker.stocks.drone={initial: 0.5}",
                                                  "campaign.supply.sam={initial: 3}",
                                                  "campaign.repair={crews: 1, kinds: {default: {time: 5 d}}}"})
                                 .scenario.campaign;
  EXPECT_EQ(campaign.stocks.at(0).inflow.initial, 0.5);
  EXPECT_TRUE(campaign.stocks.at(0).inflow.rate.empty());
  EXPECT_EQ(constant_rate_per_s(campaign.stocks.at(0).inflow), 0);
  EXPECT_FALSE(campaign.stocks.at(0).most.has_value());
  EXPECT_EQ(campaign.supply.at(0).lead_s, 0);
  EXPECT_EQ(campaign.repair->order, RepairOrder::oldest);
  EXPECT_TRUE(campaign.repair->spares.empty());
}

TEST(Defaults, OfAGrid) {
  const Grid grid = *testing::load_small({plain_grid}).scenario.grid;
  EXPECT_EQ(grid.flow, FlowModel::transport);
  EXPECT_EQ(grid.buses[BusId(0)].people, 0);
  EXPECT_TRUE(grid.daily.empty());
  EXPECT_TRUE(grid.seasonal.empty());
  EXPECT_EQ(grid.clock_s, 0);
  EXPECT_TRUE(grid.lines[LineId(0)].through.empty());
}

TEST(Gaps, AreDrawnAgainAtZeroOrBelow) {
  const auto every = [](const std::string& text) {
    return *testing::load_small({plain_campaign, "campaign.strikes.nightly.every=" + text})
                .scenario.campaign->strikes.at(0)
                .every_s;
  };
  EXPECT_NEAR(acceptance(every("{uniform: [-1 d, 3 d]}")), 0.75, 1e-12);
  EXPECT_EQ(acceptance(every("{empirical: [0 d, 1 d]}")), 0.5);
  EXPECT_GT(every("{normal: [1 d, 1 d]}").low, 0);
}

TEST(Pauses, MayTouch) {
  EXPECT_EQ(testing::complaints({plain_campaign, "campaign.pauses=[[1 d, 2 d], [48 h, 3 d]]"}), "loaded");
}

std::string warnings(const std::vector<std::string>& settings) {
  std::string text;
  for (const InputError& warning : testing::load_small(settings).warnings) text += to_string(warning) + "\n";
  return text;
}

std::string campaign_warnings(const std::vector<std::string>& settings) {
  std::vector<std::string> all{plain_campaign, "assets.plant.kind=generation"};
  all.insert(all.end(), settings.begin(), settings.end());
  return warnings(all);
}

TEST(CampaignWarnings, AreOfWhatHasNoEffect) {
  EXPECT_EQ(campaign_warnings({}), "");
  EXPECT_THAT(campaign_warnings({"campaign.pauses=[[10 d, 12 d]]"}),
              HasSubstr("campaign.pauses.0: begins when the campaign is over, so this has no effect"));
  EXPECT_THAT(campaign_warnings({"campaign.strikes.nightly.first=10 d"}),
              HasSubstr("campaign.strikes.nightly: first comes when the campaign is over, so this has no effect"));
  EXPECT_THAT(campaign_warnings({"campaign.strikes.nightly={days: [10 d]}"}), HasSubstr("first comes when"));
  EXPECT_THAT(campaign_warnings({"campaign.strikes.nightly={days: [1 d], first: 2 d}"}),
              HasSubstr("campaign.strikes.nightly.first: with days, this has no effect"));
  EXPECT_THAT(campaign_warnings({"campaign.strikes.nightly.size={share: 0.5}"}),
              HasSubstr("campaign.strikes.nightly.size: no salvo of this strike is of a type with a stock"));
  EXPECT_THAT(campaign_warnings({"threats.bait={family: uav, speed: 50 m/s, altitude: 90 m}",
                                 "campaign.attacker={stocks: {bait: {initial: 5}}}"}),
              HasSubstr("campaign.attacker.stocks.bait: no salvo is of this type, so this has no effect"));
  EXPECT_THAT(campaign_warnings({"batteries={}", "campaign.supply={sam: {initial: 5}}"}),
              HasSubstr("campaign.supply.sam: no battery is of this system, so this has no effect"));
}

TEST(CampaignWarnings, AreOfASalvoInNoStrike) {
  const std::string second =
      "raid.second={threat: drone, count: 10, from: [90 km, 0 km], targets: [plant], launch: {at: 2 min}}";
  EXPECT_THAT(campaign_warnings({second, "campaign.strikes.nightly.salvos=[wave]"}),
              HasSubstr("raid.second: no strike of the campaign has this salvo, so it has no effect"));
  EXPECT_EQ(campaign_warnings({second}), "");
}

TEST(CampaignWarnings, AreOfRepairThatNeverComes) {
  EXPECT_THAT(campaign_warnings({"campaign.repair={crews: 0, kinds: {default: {time: 5 d}}}"}),
              HasSubstr("campaign.repair.crews: without crews nothing is repaired"));
  EXPECT_THAT(campaign_warnings({"campaign.repair={crews: 1, kinds: {generation: {time: 5 d}, default: {time: 5 d}}}"}),
              HasSubstr("campaign.repair.kinds.default: every asset that a salvo targets has its kind here"));
  EXPECT_THAT(campaign_warnings({"assets.depot.kind=store", "campaign.repair={crews: 1, kinds: {store: {time: 5 d}}}"}),
              HasSubstr("campaign.repair.kinds.store: no salvo targets an asset of this kind, so this has no effect"));
  EXPECT_THAT(campaign_warnings({"campaign.replace={sam: {time: 5 d}, sensors: {time: 5 d}}"}),
              HasSubstr("campaign.replace.sensors: no salvo targets a sensor, so this has no effect"));
  EXPECT_EQ(campaign_warnings({"campaign.replace={sam: {time: 5 d}}", "raid.wave.targets=[batteries.north]"}), "");
}

TEST(GridWarnings, AreOfWhatHasNoEffect) {
  EXPECT_THAT(warnings({plain_grid}), HasSubstr("grid.generation.plant: asset 'plant' has no capacity, so this has"));
  const std::vector<std::string> usual{plain_grid, "assets.plant.capacity=9 MW"};
  const auto with = [&](const std::string& setting) {
    std::vector<std::string> settings = usual;
    settings.push_back(setting);
    return warnings(settings);
  };
  EXPECT_EQ(warnings(usual), "");
  EXPECT_THAT(with("grid.lines.l.through=[plant, depot]"),
              HasSubstr("grid.lines.l.through.1: no salvo targets asset 'depot', so this has no effect"));
  EXPECT_THAT(with("grid.buses.a.through=[depot]"), HasSubstr("grid.buses.a.through.0: no salvo targets asset"));
  EXPECT_THAT(with("grid.lines.l.reactance=0.1"), HasSubstr("the flow is transport, so this has no effect"));
  EXPECT_THAT(with("grid.demand={daily: [[0 h, 0.5]]}"),
              HasSubstr("grid.demand: without a campaign the grid is judged at its peak, so this has no effect"));
  EXPECT_THAT(with("grid.demand={clock: 5 h}"), HasSubstr("grid.demand.clock: demand is the same at every hour"));
  EXPECT_THAT(with("grid.buses.a.demand=0 MW"), HasSubstr("grid.buses: no bus has a demand"));
}

TEST(GridWarnings, AreOfABusThatNothingReaches) {
  const std::string alone = "grid={buses: {a: {demand: 5 MW}, b: {}}, generation: {plant: a, depot: b}}";
  EXPECT_THAT(warnings({alone}), HasSubstr("grid.buses.b: no line reaches this bus and it has no demand, so what"));
  EXPECT_EQ(warnings({"assets.plant.capacity=9 MW", "grid={buses: {a: {demand: 5 MW}}, generation: {plant: a}}"}), "");
  EXPECT_EQ(testing::complaints({"grid={buses: {a: {demand: 5 MW}}}"}), "loaded");  // one bus needs no line
}

class CampaignPath : public ::testing::TestWithParam<const char*> {};

/// Paths of the file's keys lead to values by --set, and create what is not there.
TEST_P(CampaignPath, MayBeSet) {
  const ScenarioText text(full().text, "campaign.yaml");
  const Override override = parse_override(GetParam());
  EXPECT_NO_THROW(text.with({override}));
}

INSTANTIATE_TEST_SUITE_P(
    All, CampaignPath,
    ::testing::Values("campaign.duration=60 d", "campaign.pauses=[[1 d, 2 d]]", "campaign.pauses.0.1=90 d",
                      "campaign.strikes.nightly.every=2 d", "campaign.strikes.massed.every={exponential: 9 d}",
                      "campaign.strikes.massed.size.share=1", "campaign.strikes.massed.size=plan",
                      "campaign.strikes.massed.least.cruise_missile=5", "campaign.strikes.more={days: [4 d]}",
                      "campaign.attacker.stocks.cruise_missile.production.1.1=9 /d",
                      "campaign.attacker.stocks.cruise_missile.production=9 /d",
                      "campaign.attacker.stocks.decoy_drone={initial: 9}", "campaign.attacker.avoid_disabled=false",
                      "campaign.supply.medium_sam.delivery=10 /h", "campaign.supply.medium_sam.initial=0",
                      "campaign.repair.crews=12", "campaign.repair.order=value",
                      "campaign.repair.kinds.substation.time=3 d", "campaign.repair.spares.transformer.initial=9",
                      "campaign.replace.sensors.time=1 d", "campaign.replace.medium_sam.units.delivery=1 /d",
                      "grid.flow=transport", "grid.buses.centre.demand=1 GW", "grid.buses.centre.weight=3",
                      "grid.imports.centre=20 MW", "grid.generation.plant_b=north", "grid.lines.tie.capacity=0 MW",
                      "grid.lines.second={between: [north, centre], capacity: 9 MW, reactance: 1}",
                      "grid.demand.clock=0 h", "grid.demand.daily.0.1=0.1"));

TEST(CampaignWarnings, AreOfTimesAfterTheEnd) {
  EXPECT_THAT(campaign_warnings({"campaign.strikes.nightly={days: [1 d, 10 d]}"}),
              HasSubstr("campaign.strikes.nightly.days.1: comes when the campaign is over, so nothing flies then"));
  EXPECT_THAT(
      campaign_warnings({"campaign.attacker={stocks: {drone: {initial: 5, production: [[0 d, 1 /d], [10 d, 2 /d]]}}}"}),
      HasSubstr("campaign.attacker.stocks.drone.production.1: begins when the campaign is over"));
  EXPECT_THAT(campaign_warnings({"campaign.supply={sam: {initial: 5, delivery: [[0 d, 1 /d], [99 d, 2 /d]]}}"}),
              HasSubstr("campaign.supply.sam.delivery.1: begins when the campaign is over, so it never holds"));
  EXPECT_THAT(campaign_warnings({"assets.plant.capacity=9 MW",
                                 "grid={buses: {a: {demand: 5 MW}}, generation: {plant: a}, "
                                 "demand: {seasonal: [[0 d, 0.5], [10 d, 1]]}}"}),
              HasSubstr("grid.demand.seasonal.1: begins when the campaign is over"));
}

TEST(CampaignWarnings, AreOfASpareThatNeverComes) {
  const std::string repair =
      "campaign.repair={crews: 1, kinds: {default: {time: 5 d, spare: part}}, spares: {part: {initial: 0}}}";
  EXPECT_THAT(campaign_warnings({repair}),
              HasSubstr("campaign.repair.spares.part: none is there and none comes by the end"));
  EXPECT_EQ(campaign_warnings({repair, "campaign.repair.spares.part.delivery=1 /d"}), "");
  EXPECT_THAT(campaign_warnings({repair, "campaign.repair.spares.part.initial=0.5"}), HasSubstr("none comes"));
  EXPECT_EQ(campaign_warnings({repair, "campaign.repair.spares.part.initial=0.9999999"}), "");
  EXPECT_THAT(campaign_warnings({repair, "uncertain={campaign.repair.spares.part.initial: {uniform: [0, 4]}}"}),
              Not(HasSubstr("none comes")));
}

TEST(CampaignWarnings, AreNotOfWhatTrialsDraw) {
  EXPECT_THAT(campaign_warnings({"campaign.repair={crews: 0, kinds: {default: {time: 5 d}}}",
                                 "uncertain={campaign.repair.crews: {uniform: [2, 4]}}"}),
              Not(HasSubstr("nothing is repaired")));
}

TEST(GridWarnings, AreNotOfWhatTrialsDraw) {
  EXPECT_EQ(warnings({"grid={buses: {a: {people: 9}}}", "uncertain={grid.buses.a.demand: {uniform: [5 MW, 9 MW]}}"}),
            "");
  const std::string lonely = "grid={buses: {a: {demand: 5 MW}, b: {demand: 5 MW}}, imports: {a: 9 MW}}";
  EXPECT_THAT(testing::complaints({lonely}), HasSubstr("grid.buses.b: no line reaches this bus"));
  EXPECT_EQ(testing::complaints({lonely, "uncertain={grid.imports.b: {uniform: [5 MW, 9 MW]}}"}), "loaded");
}

TEST(GridWarnings, AreOfPartsThatDoNothing) {
  const std::vector<std::string> usual{plain_grid, "assets.plant.capacity=9 MW"};
  EXPECT_THAT(warnings({usual[0], usual[1], "grid.buses.b={people: 5000, weight: 3}"}),
              ::testing::AllOf(HasSubstr("grid.buses.b.people: the bus has no demand, so this has no effect"),
                               HasSubstr("grid.buses.b.weight: the bus has no demand, so this has no effect")));
  EXPECT_THAT(warnings({usual[0], usual[1], "grid.lines.l.capacity=0 MW"}),
              HasSubstr("grid.lines.l.capacity: a line without capacity carries nothing"));
}

TEST(GridErrors, AreOfReactancesTooFarApart) {
  const auto with = [](const std::string& reactance) {
    return testing::complaints(
        {"grid={flow: dc, buses: {a: {demand: 5 MW}, b: {demand: 5 MW}}, imports: {a: 9 MW}, "
         "lines: {l: {between: [a, b], capacity: 5 MW, reactance: " +
         reactance + "}, m: {between: [b, a], capacity: 5 MW, reactance: 1e-5}}}"});
  };
  EXPECT_EQ(with("999"), "loaded");
  EXPECT_THAT(with("1e7"),
              HasSubstr("grid.lines.l.reactance: 1e+12 times that of line 'm'; expected reactances of which "
                        "none is more than 1e+08 times another"));
}

TEST(GridErrors, AreOfSumsThatNoNumberHolds) {
  const std::string people = "grid={buses: {a: {demand: 5 MW, people: 10000000000}}, imports: {a: 9 MW}}";
  const std::string years = "campaign={duration: 11574 d, strikes: {nightly: {every: 30 d}}}";
  EXPECT_THAT(testing::complaints({people, years, "trials=1000"}),
              HasSubstr("grid.buses: 2.78e+15 person-hours of all buses over the campaign, of which no sum over 1000"));
  EXPECT_EQ(testing::complaints({people, years, "campaign.duration=100 d", "trials=1000"}), "loaded");
}

}  // namespace
}  // namespace bulwark
