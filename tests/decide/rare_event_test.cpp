// What is asked for by METRIC:GROUP and a level is what the same condition means among `events:`, trial by trial.
#include "decide/rare_event.h"

#include <gtest/gtest.h>

#include <utility>

#include "base/input_error.h"
#include "decide/event_judge.h"
#include "decide/rare_question.h"
#include "decide/small_scenarios.h"

namespace bulwark {
namespace {

using testing::compiled;
using testing::single_shots;

const std::vector<std::pair<std::string, std::string>> conditions = {
    {"leakers:all>2.5", "leakers > 2.5"},
    {"leakers:all>=2.5", "leakers >= 2.5"},
    {"leakers:all<1.5", "leakers < 1.5"},
    {"leakers:all<=1.5", "leakers <= 1.5"},
    {"leakers:all>2", "leakers > 2"},
    {"leakers:all<2", "leakers < 2"},
    {"leakage:all>=50 %", "leakage >= 50 %"},
    {"leakage:all>50 %", "leakage > 50 %"},
    {"leakage:all<=50 %", "leakage <= 50 %"},
    {"leakage:all<50 %", "leakage < 50 %"},
    {"leakage:all>=0.1", "leakage >= 10 %"},
    {"leakage:all<=0", "leakage <= 0"},
    {"leakage:all>0", "leakage > 0"},
    {"leakage:all>=0.3333334", "leakage >= 33.33334 %"},
    {"leakage:all>0.3333333", "leakage > 33.33333 %"},

    {"p_disabled:asset:plant>0.5", "disabled:plant"},
    {"capacity_lost_MW:all>30", "capacity_lost_MW > 30 MW"},
    {"capacity_lost_MW:all<30", "capacity_lost_MW < 30 MW"},
    // A hit costs 33,333,333 W, two 66,666,667.
    {"capacity_lost_MW:all>33.333333", "capacity_lost_MW > 33.333333 MW"},
    {"capacity_lost_MW:all>=33.333333", "capacity_lost_MW >= 33.333333 MW"},
    {"capacity_lost_MW:all<33.333333", "capacity_lost_MW < 33.333333 MW"},
    {"capacity_lost_MW:all<=33.333333", "capacity_lost_MW <= 33.333333 MW"},
    {"capacity_lost_MW:all>66.666667", "capacity_lost_MW > 66.666667 MW"},
    {"capacity_lost_MW:all>66.666666", "capacity_lost_MW > 66.666666 MW"},
    {"capacity_lost_MW:all>=66.666667", "capacity_lost_MW >= 66.666667 MW"},
    {"capacity_lost_MW:all>=66.666668", "capacity_lost_MW >= 66.666668 MW"},
    {"capacity_lost_MW:all<66.666667", "capacity_lost_MW < 66.666667 MW"},
    {"capacity_lost_MW:all<=66.666666", "capacity_lost_MW <= 66.666666 MW"},
    {"capacity_lost_MW:all<=33.3333334", "capacity_lost_MW <= 33.3333334 MW"},
};

TEST(RareEvent, MeansWhatTheSameConditionMeansAmongEvents) {
  for (const auto& [asked, condition] : conditions) {
    const Tables tables = compiled(single_shots(3, 0.5, "events: {same: " + condition + "}\n"),
                                   {"raid.wave.count={poisson: 2}", "assets.plant.hardness=3"});
    EventJudge judge(tables, read_rare_event(tables.scenario, asked), {}, nullptr);
    EventJudge named(tables, read_rare_event(tables.scenario, "same"), {}, nullptr);
    int happened = 0;
    for (std::uint32_t trial = 0; trial < 200; ++trial) {
      const double chance = judge(TrialStreams(1, trial)).chance;
      EXPECT_EQ(chance, named(TrialStreams(1, trial)).chance) << asked << ", trial " << trial;
      happened += chance > 0 ? 1 : 0;
    }
    EXPECT_GT(happened, 0) << asked;
    EXPECT_LT(happened, 200) << asked;
  }
}

// An event happens once in a trial or not at all.
TEST(RareEvent, OfANamedOneIsNeverTwoAndAlwaysNone) {
  const Tables tables = compiled(single_shots(3, 0.5, "events: {same: leakers >= 2}\n"));
  const auto chance = [&](const std::string& asked, std::uint32_t trial) {
    return EventJudge(tables, read_rare_event(tables.scenario, asked), {}, nullptr)(TrialStreams(1, trial)).chance;
  };
  for (std::uint32_t trial = 0; trial < 20; ++trial) {
    EXPECT_EQ(chance("event:same>=2", trial), 0);
    EXPECT_EQ(chance("event:same>=0", trial), 1);
    EXPECT_EQ(chance("event:same>=1", trial), chance("same", trial));
  }
}

TEST(RareEvent, OfMoreThanCanBeCountedIsNotSummed) {
  const Tables tables = compiled(single_shots(3, 0.5));
  const RareEvent event = read_rare_event(tables.scenario, "effective_hits:plant>=1e15");
  EXPECT_EQ(EventJudge(tables, event, {}, nullptr)(TrialStreams(1, 0)).chance, 0);
}

TEST(RareEvent, OfEffectiveHitsIsNoConditionWhateverIsWrongWithIt) {
  const Tables tables = compiled(single_shots(4, 0.5));
  EXPECT_EQ(setting_of_event(tables.scenario, "effective_hits:plent>=6"), std::nullopt);
  EXPECT_EQ(setting_of_event(tables.scenario, "leakers >= 2 or leakers <= 1"),
            "events.looked_for='leakers >= 2 or leakers <= 1'");
}

}  // namespace
}  // namespace bulwark
