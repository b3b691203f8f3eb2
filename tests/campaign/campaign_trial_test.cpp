// Raids in sequence (campaign.md, sections 1 to 5), by hand.
#include "campaign/campaign_trial.h"

#include <gmock/gmock.h>

#include "small_campaign.h"

namespace bulwark::testing {
namespace {

using ::testing::DoubleNear;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pointwise;

const AssetId plant{std::size_t{0}};
const BatteryId north{std::size_t{0}};

Settings campaign(const std::string& what) {
  return {"campaign={" + what + "}"};
}

std::string config(const std::string& name) {
  return std::string(BULWARK_SOURCE_DIR) + "/configs/" + name;
}

TEST(Campaign, BeginsWithTheRaidThatStandsAlone) {
  for (const char* name : {"decoy_flood.yaml", "quickstart.yaml"}) {
    const Tables alone = compile(load_scenario(config(name)).scenario);
    const Tables chained =
        compile(load_scenario(config(name), {{"campaign", "{duration: 1 d, strikes: {a: {every: 2 d}}}"}}).scenario);
    Trial trial(alone);
    Player player(chained);
    for (std::uint32_t k = 0; k < 20; ++k) EXPECT_TRUE(same(player.play(7, k), trial.run(7, k))) << name << k;
  }
}

TEST(Campaign, SumsItsRaids) {
  const Outcome outcome = play(campaign("duration: 3 d, strikes: {a: {every: 1 d}}"));
  EXPECT_EQ(outcome.campaign.raids.size(), 3U);
  EXPECT_EQ(count(outcome, Fate::intercepted), 3U);
  EXPECT_EQ(outcome.batteries[north].shots, 3U);
  EXPECT_EQ(outcome.batteries[north].kills, 3U);
  EXPECT_EQ(outcome.batteries[north].peak_channels, 1U);
  EXPECT_EQ(outcome.defence(SystemId(0), FamilyId(0)).engagements, 3U);
  const std::size_t samples = compile_duel({}).layout.timeline.samples;
  EXPECT_EQ(outcome.timeline.size(), 3 * samples);
}

TEST(Campaign, DrawsEveryRaidAnew) {
  const Tables tables = compile_duel(campaign("duration: 400 d, strikes: {a: {every: 1 d}}") +
                                     Settings{"systems.sam.pk.uav=0.5", "systems.sam.rounds=1"});
  Player player(tables);
  const Outcome& outcome = player.play(1, 0);
  EXPECT_NEAR(count(outcome, Fate::intercepted), 200, 4.5 * 10);
  std::size_t changes = 0;
  for (std::size_t k = 1; k < 400; ++k) {
    changes += outcome.campaign.raids[k].leakers != outcome.campaign.raids[k - 1].leakers ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(changes), 199.5, 4.5 * 10);
}

TEST(Campaign, NamesTheDrawsOfARaidByItsOccasion) {
  const Settings salvo{"systems.sam.pk.uav=0.5", "systems.sam.rounds=4", "raid.wave.count={poisson: 6}",
                       "threats.drone.reliability=0.7"};
  // The third occasion is the second raid flown, or the third.
  const Outcome all = play(salvo + campaign("duration: 3 d, strikes: {a: {every: 1 d}}"));
  const Outcome skipped =
      play(salvo + campaign("duration: 3 d, strikes: {a: {every: 1 d, least: {drone: 1000}}, b: {days: [0 d, 2 d]}}, "
                            "attacker: {stocks: {drone: {initial: 999}}}"));
  ASSERT_EQ(all.campaign.raids.size(), 3U);
  ASSERT_EQ(skipped.campaign.raids.size(), 2U);
  EXPECT_EQ(skipped.campaign.skipped_raids, 1U);
  EXPECT_EQ(launched(all)[0], launched(skipped)[0]);
  EXPECT_EQ(launched(all)[2], launched(skipped)[1]);
  EXPECT_EQ(all.campaign.raids[2].appeared, skipped.campaign.raids[1].appeared);
  EXPECT_EQ(all.campaign.raids[2].shots, skipped.campaign.raids[1].shots);
}

TEST(Campaign, HitsAtTheTimeOfTheHit) {
  const Outcome outcome = play(defenceless() + campaign("duration: 1 d, strikes: {a: {every: 2 d}}"));
  EXPECT_EQ(outcome.campaign.damage_us[0], day_us - 1000 * second_us);
  EXPECT_EQ(outcome.campaign.disabled_us[0], day_us - 1000 * second_us);
  EXPECT_EQ(outcome.campaign.backlog, 1U);
  EXPECT_EQ(outcome.assets[plant].damage, 1U);
  EXPECT_TRUE(outcome.assets[plant].disabled);
}

TEST(Campaign, HitsAtTheStartWhatArrivesBeforeIt) {
  const Outcome outcome = play(defenceless() + Settings{"raid.wave.launch={at: -3000 s}"} +
                               campaign("duration: 2 d, strikes: {a: {every: 9 d, first: 1 d}}"));
  EXPECT_EQ(outcome.campaign.damage_us[0], day_us);
}

TEST(Campaign, ForgetsWhatIsHitAfterItsEnd) {
  const Settings raid = defenceless() + Settings{"raid.wave.count=3", "raid.wave.launch.offset={every: 100 s}"};
  // Hits at 1000, 1100 and 1200 s.
  const Outcome outcome =
      play(raid + Settings{"assets.plant.hardness=9"} + campaign("duration: 1100 s, strikes: {a: {every: 1 d}}"));
  EXPECT_EQ(outcome.assets[plant].effective_hits, 3U);
  EXPECT_EQ(outcome.assets[plant].damage, 2U);
  EXPECT_EQ(outcome.campaign.backlog, 2U);
  EXPECT_EQ(outcome.campaign.damage_us[0], 100 * second_us);
  EXPECT_FALSE(outcome.assets[plant].disabled);
}

TEST(Campaign, EndsAJobAtItsEnd) {
  const Outcome outcome =
      play(defenceless() + campaign("duration: 2000 s, strikes: {a: {every: 1 d}}, repair: {crews: 1, kinds: {default: "
                                    "{time: 1000 s}}}"));
  EXPECT_EQ(outcome.campaign.repairs, 1U);
  EXPECT_EQ(outcome.campaign.backlog, 0U);
  EXPECT_EQ(outcome.assets[plant].damage, 0U);
  EXPECT_TRUE(outcome.assets[plant].disabled);
}

TEST(Campaign, CountsDisabledAtTheStartOfRaids) {
  // Hit at 1000 s of each day while it stands; repaired 1.5 d later.
  const Outcome outcome = play(defenceless() + campaign("duration: 6 d, strikes: {a: {every: 1 d}}, repair: {crews: 1, "
                                                        "kinds: {default: {time: 1.5 d}}}"));
  std::vector<std::uint32_t> disabled;
  for (const RaidCounts& raid : outcome.campaign.raids) disabled.push_back(raid.disabled_assets);
  EXPECT_THAT(disabled, ElementsAre(0U, 1U, 0U, 1U, 0U, 1U));
  EXPECT_EQ(outcome.campaign.repairs, 3U);
  EXPECT_EQ(outcome.assets[plant].effective_hits, 6U);
}

TEST(Campaign, EndsAJobBeforeAHitOfTheSameInstant) {
  // Repaired at 1 d + 1000 s, when the next hit comes: it makes a job of its own.
  const Outcome outcome =
      play(defenceless() + campaign("duration: 1.5 d, strikes: {a: {every: 1 d}}, repair: {crews: 1, "
                                    "kinds: {default: {time: 1 d}}}"));
  EXPECT_EQ(outcome.campaign.repairs, 1U);
  EXPECT_EQ(outcome.campaign.backlog, 1U);
  EXPECT_EQ(outcome.campaign.damage_us[0], day_us / 2 * 3 - 1000 * second_us);
}

TEST(Campaign, EndsARaidWithTheLastOfItsThreats) {
  const auto second_start_s = [](const Settings& settings) {
    const Outcome outcome = play(settings + campaign("duration: 2 d, strikes: {a: {days: [0 s, 10 s]}}"));
    return static_cast<double>(outcome.campaign.raids.at(1).start_us) / 1e6;
  };
  EXPECT_EQ(second_start_s(defenceless()), 1000);
  EXPECT_NEAR(second_start_s({}), 100 + 0.9 * 800, 1e-5);  // shot down
  EXPECT_EQ(second_start_s({"threats.drone.reliability=0"}), 10);
  EXPECT_EQ(second_start_s(
                {"threats.drone={family: uav, decoy: true, speed: 100 m/s, altitude: 0 m}", "systems.sam.pk.uav=0"}),
            1000);
  EXPECT_EQ(second_start_s(defenceless() + Settings{"raid.wave.launch={at: -3000 s}"}), 10);
}

TEST(Campaign, FliesRaidsThatPileUpAllLate) {
  const Outcome outcome = play(defenceless() + campaign("duration: 5000 s, strikes: {a: {every: 400 s}}"));
  // Occasions at 0, 400, … 4800 s; a raid takes 1000 s; that of 2000 s would start at 5000 s.
  std::vector<double> starts_s;
  for (const RaidCounts& raid : outcome.campaign.raids) starts_s.push_back(static_cast<double>(raid.start_us) / 1e6);
  EXPECT_THAT(starts_s, ElementsAre(0, 1000, 2000, 3000, 4000));
  EXPECT_EQ(outcome.campaign.skipped_raids, 0U);
}

TEST(Campaign, StartsALateRaidInAPause) {
  const Outcome outcome =
      play(defenceless() + campaign("duration: 5000 s, strikes: {a: {days: [0 s, 500 s]}}, pauses: [[900 s, 3000 s]]"));
  EXPECT_EQ(outcome.campaign.raids.at(1).start_us, 1000 * second_us);
}

TEST(Campaign, SkipsARaidOfNothing) {
  const Outcome outcome = play(campaign(
      "duration: 4 d, strikes: {a: {every: 1 d}}, attacker: {stocks: {drone: {initial: 1, production: 0.5 /d}}}, "
      "supply: {sam: {initial: 0}}"));
  EXPECT_THAT(start_days(outcome), Pointwise(DoubleNear(1e-12), {0.0, 2.0}));
  EXPECT_EQ(outcome.campaign.skipped_raids, 2U);
  EXPECT_EQ(outcome.campaign.short_refills[0], 1U);  // skipped ones refill nothing
}

TEST(Campaign, CountsAMergedRaidThatIsSkippedOnce) {
  const Outcome outcome = play(campaign(
      "duration: 1 d, strikes: {a: {every: 1 d, least: {drone: 2}}, b: {every: 1 d, least: {drone: 3}}}, attacker: "
      "{stocks: {drone: {initial: 1}}}"));
  EXPECT_EQ(outcome.campaign.skipped_raids, 1U);
  EXPECT_THAT(outcome.campaign.raids, IsEmpty());
}

TEST(Campaign, LeavesTheEndOfTheLastRaidFlownWhereASkippedOneComes) {
  // Flown at 0 d, skipped at 1 d, flown at 1.5 d: 1.5 d - 1000 s after the end of the first, so the lead is over.
  const std::string strikes =
      "duration: 2 d, strikes: {a: {days: [0 d, 1.5 d]}, b: {days: [1 d], least: {drone: 9}}}, attacker: {stocks: "
      "{drone: "
      "{initial: 8}}}";
  const auto rounds_at_second = [&](const std::string& lead) {
    const Outcome outcome =
        play(Settings{"raid.wave.count=4"} + campaign(strikes + ", supply: {sam: {initial: 3, lead: " + lead + "}}"));
    return outcome.campaign.raids.at(1).ready_rounds;
  };
  EXPECT_EQ(rounds_at_second("1.4 d"), 9U);
  EXPECT_EQ(rounds_at_second("1.6 d"), 6U);
}

TEST(Campaign, LaunchesFailedThreatsToo) {
  const Outcome outcome =
      play(Settings{"threats.drone.reliability=0"} +
           campaign("duration: 9 d, strikes: {a: {every: 1 d}}, attacker: {stocks: {drone: {initial: 3}}}"));
  EXPECT_EQ(outcome.campaign.raids.size(), 3U);
  EXPECT_EQ(outcome.campaign.skipped_raids, 6U);
  EXPECT_EQ(count(outcome, Fate::failed), 3U);
  EXPECT_EQ(outcome.campaign.raids[0].appeared, 0U);
}

TEST(Campaign, CarriesRoundsFromRaidToRaid) {
  const Outcome outcome =
      play(Settings{"raid.wave.count=4", "raid.wave.launch.offset={every: 60 s}"} +
           campaign("duration: 5 d, strikes: {a: {every: 1 d}}, supply: {sam: {initial: 2, delivery: 1 /d}}"));
  std::vector<std::uint64_t> ready;
  for (const RaidCounts& raid : outcome.campaign.raids) ready.push_back(raid.ready_rounds);
  // 10 - 4 + 3 (2 and one delivered); 9 - 4 + 1; 6 - 4 + 1; 3 - 3 + 1
  EXPECT_THAT(ready, ElementsAre(10U, 9U, 6U, 3U, 1U));
  EXPECT_EQ(outcome.campaign.short_refills[0], 4U);
  EXPECT_EQ(outcome.batteries[north].shots, 4U + 4U + 4U + 3U + 1U);
  EXPECT_TRUE(outcome.batteries[north].emptied);
  EXPECT_EQ(outcome.batteries[north].empty_time_us / day_us, 3);
  const Tables tables =
      compile_duel(campaign("duration: 5 d, strikes: {a: {every: 1 d}}, supply: {sam: {initial: 2}}"));
  EXPECT_EQ(tables.layout.campaign.firsts[0].name, "short:sam");
  EXPECT_EQ(outcome.campaign.firsts_us[0], day_us);
}

TEST(Campaign, SaysWhenAnAssetWasFirstDisabled) {
  const Outcome outcome =
      play(defenceless() + Settings{"assets.plant.hardness=2", "assets.mill={position: [1 km, 0 km]}"} +
           campaign("duration: 5 d, strikes: {a: {every: 1 d}}"));
  EXPECT_THAT(outcome.campaign.firsts_us, ElementsAre(day_us + 1000 * second_us, CampaignOutcome::never));
}

TEST(Campaign, AvoidsWhatIsDisabled) {
  const Settings raid = defenceless() + Settings{"assets.mill={position: [0 km, 0 km], hardness: 3}",
                                                 "raid.wave.count=2", "raid.wave.targets={plant: 1, mill: 1}"};
  const std::string strikes = "duration: 4 d, strikes: {a: {every: 1 d}}";
  for (const char* assign : {"even", "random"}) {
    const Settings rule{"raid.wave.assign=" + std::string(assign)};
    const Outcome outcome = play(raid + rule + campaign(strikes + ", attacker: {avoid_disabled: true}"), 3);
    // Once one is out, both fly at the other, and when both are, as the file says.
    EXPECT_EQ(outcome.assets[plant].hits + outcome.assets[AssetId(std::size_t{1})].hits, 8U);
    EXPECT_EQ(outcome.campaign.backlog, 4U) << assign;
  }
  const Outcome even =
      play(raid + Settings{"raid.wave.assign=even"} + campaign(strikes + ", attacker: {avoid_disabled: true}"));
  EXPECT_EQ(even.assets[plant].hits, 1U + 0U + 1U + 1U);
  const Outcome blind = play(raid + Settings{"raid.wave.assign=even"} + campaign(strikes));
  EXPECT_EQ(blind.assets[plant].hits, 4U);
}

TEST(Campaign, RecordsStocksDayByDay) {
  const Outcome outcome = play(
      Settings{"raid.wave.count=2"} +
      campaign(
          "duration: 3 d, strikes: {a: {every: 1 d}}, attacker: {stocks: {drone: {initial: 3, production: 1 /d}}}, "
          "supply: {sam: {initial: 1, delivery: 2 /d}}"));
  EXPECT_THAT(outcome.campaign.attacker_stock, ElementsAre(3, 2, 1, 1));  // 3 - 2 + 1, 2 - 2 + 1, 1 - 1 + 1
  EXPECT_THAT(outcome.campaign.ready, ElementsAre(10, 8, 8, 9));
  EXPECT_THAT(outcome.campaign.depot, ElementsAre(1, 3, 3, 3));  // refilled with 2, 2
}

TEST(Campaign, RecordsReadyRoundsInTheMiddleOfARaid) {
  // Fired at 800 and 830 s of a raid that starts 810 s before midnight.
  const Outcome outcome =
      play(Settings{"raid.wave.count=2", "raid.wave.launch.offset={every: 30 s}", "systems.sam.channels=2"} +
           campaign("duration: 2 d, strikes: {a: {days: [85590 s]}}"));
  EXPECT_THAT(outcome.campaign.ready, ElementsAre(10, 9, 8));
}

TEST(Campaign, RecordsJobsDayByDay) {
  const Outcome outcome = play(
      defenceless() + Settings{"raid.wave.count=3", "assets.plant.hardness=5"} +
      campaign("duration: 5 d, strikes: {a: {days: [0.5 d]}}, repair: {crews: 1, kinds: {default: {time: 1 d, spare: "
               "part}}, spares: {part: {initial: 2}}}"));
  EXPECT_THAT(outcome.campaign.waiting, ElementsAre(0, 2, 1, 1, 1, 1));
  EXPECT_THAT(outcome.campaign.under_way, ElementsAre(0, 1, 1, 0, 0, 0));
  EXPECT_THAT(outcome.campaign.spares, ElementsAre(2, 1, 0, 0, 0, 0));
}

TEST(Campaign, PlaysAloneWhatItPlaysInARow) {
  const Tables tables = compile_duel(
      Settings{"systems.sam.pk.uav=0.6", "raid.wave.count={poisson: 3}"} +
      campaign("duration: 30 d, strikes: {a: {every: {exponential: 2 d}}}, attacker: {stocks: {drone: {initial: 10, "
               "production: 1 /d}}}, supply: {sam: {initial: 5, delivery: 1 /d}}, repair: {crews: 1, kinds: {default: "
               "{time: {lognormal: {median: 3 d, sigma: 0.5}}}}}"));
  Player in_a_row(tables);
  for (std::uint32_t k = 0; k < 30; ++k) {
    const Outcome& one = in_a_row.play(3, k);
    Player alone(tables);
    const Outcome& other = alone.play(3, k);
    EXPECT_TRUE(same(one, other));
    EXPECT_EQ(one.campaign.damage_us, other.campaign.damage_us);
    EXPECT_EQ(one.campaign.launched, other.campaign.launched);
    EXPECT_EQ(one.campaign.ready, other.campaign.ready);
    EXPECT_EQ(one.campaign.firsts_us, other.campaign.firsts_us);
  }
}

TEST(Campaign, LogsWhatHappensAndChangesNothing) {
  const Settings settings =
      Settings{"systems.sam.pk.uav=0.5", "raid.wave.count=4"} +
      campaign(
          "duration: 3 d, strikes: {a: {every: 1 d}}, attacker: {stocks: {drone: {initial: 8}}}, supply: {sam: "
          "{initial: 0, delivery: 1 /d}}, repair: {crews: 1, kinds: {default: {time: 1 h}}}");
  EventLog log;
  const Outcome logged = play(settings, 0, &log);
  EXPECT_TRUE(same(logged, play(settings)));
  const auto times = [&](const std::string& kind) {
    std::vector<double> found;
    for (const LoggedEvent& event : log.events) {
      if (event.event == kind) found.push_back(event.time_s);
    }
    return found;
  };
  EXPECT_THAT(times("raid"), ElementsAre(0, day_s));
  EXPECT_THAT(times("skip"), ElementsAre(2 * day_s));
  EXPECT_THAT(times("refill"), ElementsAre(day_s));
  EXPECT_EQ(times("delivery").size(), 3U);
  EXPECT_EQ(times("launch").size(), 8U);
  EXPECT_EQ(times("hit").size(), logged.assets[plant].effective_hits);
  EXPECT_EQ(log.threats.size(), 8U);
  EXPECT_EQ(log.threats[ThreatId(4)].launch_s, day_s);
  for (const LoggedEvent& event : log.events) {
    if (event.event != "arrive") continue;
    EXPECT_NEAR(event.time_s, log.threats[*event.threat].launch_s + 1000, 1e-6);
  }
}

TEST(Campaign, EmptiesAtTheStartWhatIsEmptyBeforeIt) {
  const Outcome outcome = play(Settings{"raid.wave.launch={at: -3000 s}", "systems.sam.rounds=1"} +
                               campaign("duration: 2 d, strikes: {a: {every: 9 d}}"));
  ASSERT_TRUE(outcome.batteries[BatteryId(0)].emptied);
  EXPECT_EQ(outcome.batteries[BatteryId(0)].empty_time_us, 0);
}

}  // namespace
}  // namespace bulwark::testing
