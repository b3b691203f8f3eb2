// The section `events:`: names resolved, measures checked, and what is said of what is wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace bulwark {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

NamedEvent event_of(const std::string& text, std::vector<std::string> settings = {}) {
  settings.push_back("events.it=" + text);
  return testing::load_small(settings).scenario.events.back();
}

/// What is said of an event, behind its path.
std::string complaint(const std::string& text, std::vector<std::string> settings = {}) {
  settings.push_back("events.it=" + text);
  const std::string all = testing::complaints(settings);
  const std::string start = "--set events.it:1:1: events.it: ";
  return all.starts_with(start) ? all.substr(start.size()) : all;
}

TEST(Events, AreNoneUnlessWritten) {
  EXPECT_TRUE(testing::load_small().scenario.events.empty());
}

TEST(Events, ResolveGroupsOfThreats) {
  const NamedEvent event = event_of("leaked_hit[family=uav, asset=depot] >= 3");
  EXPECT_EQ(event.name, "it");
  EXPECT_EQ(event.text, "leaked_hit[family=uav, asset=depot] >= 3");
  ASSERT_EQ(event.comparisons.size(), 1U);
  const EventComparison& comparison = event.comparisons[0];
  EXPECT_EQ(comparison.relation, Relation::at_least);
  EXPECT_EQ(comparison.constant, -3);
  EXPECT_EQ(comparison.scale, 3);
  const ThreatSelection selection{FamilyId(0), std::nullopt, std::nullopt, AssetId(1)};
  EXPECT_EQ(comparison.terms, (std::vector<EventTerm>{{"leaked_hit", {GroupKind::threats, 0}, selection, 1}}));
}

TEST(Events, ResolveEveryKindOfGroup) {
  const std::vector<std::string> aims = {"raid.wave.targets=[plant, batteries.north, sensors.radar]"};
  EXPECT_EQ(event_of("shots[salvo=wave] > 0").comparisons[0].terms[0].threats.salvo, SalvoId(0));
  EXPECT_EQ(event_of("shots:type:drone > 0").comparisons[0].terms[0].threats.type, TypeId(0));
  EXPECT_EQ(event_of("shots[target=batteries.north] > 0", aims).comparisons[0].terms[0].threats.target,
            TargetId(BatteryId(0)));
  EXPECT_EQ(event_of("disabled:depot").comparisons[0].terms[0].group, (GroupRef{GroupKind::asset, 1}));
  EXPECT_EQ(event_of("empty:north").comparisons[0].terms[0].group, (GroupRef{GroupKind::battery, 0}));
  EXPECT_EQ(event_of("destroyed:radar", aims).comparisons[0].terms[0].group, (GroupRef{GroupKind::sensor, 0}));
  EXPECT_EQ(event_of("capacity_lost_MW:asset:plant > 0").comparisons[0].terms[0].group,
            (GroupRef{GroupKind::asset, 0}));
  EXPECT_EQ(event_of("leakers:all > 0").comparisons[0].terms[0].threats, ThreatSelection{});
}

TEST(Events, GatherSumsInOneUnit) {
  const NamedEvent event = event_of("2 * capacity_lost_MW - capacity_lost_MW:asset:plant / 4 > 1 GW + 500 MW");
  const EventComparison& comparison = event.comparisons[0];
  EXPECT_EQ(comparison.terms[0].factor, 2e6);
  EXPECT_EQ(comparison.terms[1].factor, -0.25e6);
  EXPECT_EQ(comparison.constant, -1.5e9);
  EXPECT_EQ(event_of("intercepted < 50 % * launched").comparisons[0].terms[1].factor, -0.5);
  EXPECT_EQ(event_of("leakage >= 30 %").comparisons[0].constant, -0.3);
  EXPECT_EQ(event_of("0.3 <= leakage").comparisons[0].constant, 0.3);
  EXPECT_EQ(event_of("capacity_lost_MW > capacity_lost_MW:asset:plant").comparisons[0].scale, 1e6);
  EXPECT_EQ(event_of("disabled:plant + disabled:depot >= 2").comparisons[0].terms.size(), 2U);
}

TEST(Events, OfCampaignsAndGrids) {
  const std::vector<std::string> campaign = {"campaign={duration: 9 d, strikes: {night: {salvos: [wave], every: 1 d}}}",
                                             "grid={buses: {north: {demand: 9 MW}}, generation: {plant: north}}"};
  EXPECT_EQ(event_of("unserved_MWh:bus:north >= 2 GWh", campaign).comparisons[0].constant, -2e9);
  EXPECT_EQ(event_of("outage_hours > 2 d", campaign).comparisons[0].constant, -172'800);
  EXPECT_EQ(event_of("outage_hours > 2", campaign).comparisons[0].constant, -7200);
  EXPECT_EQ(event_of("short_refills:system:sam > 2", campaign).comparisons[0].terms[0].group,
            (GroupRef{GroupKind::system, 0}));
  EXPECT_EQ(complaint("outage_hours + disabled_days > 3", campaign),
            "column 30: a number without a unit beside quantities of several; expected one with a unit, as 3 h");
  EXPECT_EQ(complaint("outage_hours > 2 d + 3", campaign),
            "column 20: a number without a unit beside quantities of several; expected one with a unit, as 3 d");
  EXPECT_EQ(complaint("raids > 3"), "column 1: the scenario has no raids; expected a scenario with campaign:");
}

TEST(Events, SpeakOfThoseBefore) {
  const Scenario scenario =
      testing::load_small({"events={a: 'leakers > 1', b: 'disabled:plant', both: 'event:a and event:b'}"}).scenario;
  ASSERT_EQ(scenario.events.size(), 3U);
  EXPECT_EQ(scenario.events[2].comparisons[1].terms[0].group, (GroupRef{GroupKind::event, 1}));
  EXPECT_THAT(testing::complaints({"events={a: 'event:b', b: 'leakers > 1'}"}),
              HasSubstr("events.a: column 7: no event is called 'b'; none stands before this one"));
}

TEST(Events, NamesInQuotesMayHoldAnything) {
  const NamedEvent event = event_of("\"disabled:'old plant'\"", {"assets.old plant={position: [1 km, 1 km]}"});
  EXPECT_EQ(event.comparisons[0].terms[0].group, (GroupRef{GroupKind::asset, 2}));
}

TEST(Events, SayWhatIsWrong) {
  EXPECT_EQ(complaint("leakrs > 3"), "column 1: no quantity is called 'leakrs'; did you mean 'leakers'?");
  EXPECT_EQ(complaint("disabled:plnt"), "column 10: no asset is called 'plnt'; did you mean 'plant'?");
  EXPECT_EQ(complaint("leakers:uav > 3"), "column 9: of what kind is 'uav'? expected family:uav");
  EXPECT_EQ(complaint("leakers[battery=north] > 3"),
            "column 9: no groups of leakers are called 'battery'; expected family, salvo, type, asset or target");
  EXPECT_EQ(complaint("leakers[asset=plant, target=depot] > 3"), "column 22: a second target; expected one");
  EXPECT_EQ(complaint("disabled"), "column 1: disabled of what? expected disabled:NAME, of asset");
  EXPECT_EQ(complaint("leakers"), "column 1: a number, not a condition; expected a comparison, as leakers >= 3");
  EXPECT_EQ(complaint("leakers + (shots > 3) > 1"),
            "column 18: '>' makes a condition, where a number is expected; of conditions only disabled:, empty:, "
            "destroyed: and event: count as 1 or 0");
  EXPECT_EQ(complaint("leakers > 1 GW"), "column 9: a count and a power; expected two of a kind");
  EXPECT_EQ(
      complaint("leakers > 5 km"),
      "column 11: '5 km' is a length, which no event speaks of; expected a power, an energy, a time, a percentage "
      "or a plain number");
  EXPECT_EQ(complaint("capacity_lost_MW > 5 gw"), "column 20: unknown unit 'gw'; did you mean 'GW'?");
  EXPECT_EQ(complaint("leakage > 30"), "column 9: a share is never beyond 0 and 1; expected 0 to 1, or 0 % to 100 %");
  EXPECT_EQ(complaint("leakers * shots > 3"), "column 9: a product of two quantities; expected a plain number as one");
  EXPECT_EQ(complaint("leakers / launched > 3"),
            "column 9: division by a quantity; expected a plain number, or a product on the other side");
  EXPECT_EQ(complaint("leakers / 0 > 3"), "column 9: division by 0");
  EXPECT_EQ(complaint("1 > 0"), "column 3: compares two numbers; expected a metric on one side");
  EXPECT_EQ(complaint("p_disabled:plant"),
            "column 1: 'p_disabled' is a probability over trials; expected disabled, of one trial");
  EXPECT_EQ(complaint("cost_ratio > 2"),
            "column 1: cost_ratio is no quantity of events; expected defender_cost > 2 * attacker_cost");
  EXPECT_EQ(complaint("defender_cost:all:x > 2"),
            "column 15: defender_cost is of the whole trial alone; expected no group");
  EXPECT_EQ(complaint("destroyed:north"),
            "column 1: the scenario has no destroyed; expected a scenario with batteries or sensors among the targets");
}

TEST(Events, SayAllThatIsWrongAtOnce) {
  const std::string all = testing::complaints({"events={one: 'leakrs > 1 and disabled:plnt', t.wo: 'leakers >'}"});
  EXPECT_THAT(all, AllOf(HasSubstr("column 1: no quantity"), HasSubstr("column 25: no asset"),
                         HasSubstr("name 't.wo'; expected one of letters, digits, '_' and '-'"),
                         HasSubstr("column 10: unexpected the end")));
}

TEST(Events, DoNotJudgeWhatCouldNotBeRead) {
  const std::string all = testing::complaints({"assets=3", "events={it: 'disabled:plnt or leakers[asset=x] > raids'}"});
  EXPECT_THAT(all, ::testing::Not(HasSubstr("events")));
}

TEST(Events, WarnOfWhatNeverIs) {
  const LoadedScenario loaded = testing::load_small({"events.it=leakers[salvo=wave, asset=depot] > 3"});
  ASSERT_EQ(loaded.warnings.size(), 1U);
  EXPECT_EQ(loaded.warnings[0].message, "column 1: no salvo sends such threats, so leakers is always 0");
  EXPECT_TRUE(testing::load_small({"events.it=leakers[type=drone, asset=plant] > 3"}).warnings.empty());
}

}  // namespace
}  // namespace bulwark
