// Served load over a campaign (campaign.md, section 6 and 8): integrals by hand, and units under raids.
#include "campaign/grid_history.h"

#include <gmock/gmock.h>

#include "campaign/demand_clock.h"
#include "small_campaign.h"

namespace bulwark::testing {
namespace {

using ::testing::ElementsAre;

/// Factors in force from hour to hour, from t = 0 on.
std::vector<double> factors(const Grid& grid, int hours) {
  DemandClock clock(grid);
  std::vector<double> found;
  for (int hour = 0; hour < hours; ++hour) {
    while (clock.until_s() <= hour * 3600.0) clock.next();
    found.push_back(clock.factor(clock.level()));
  }
  return found;
}

TEST(DemandClock, IsOneWithoutSteps) {
  EXPECT_THAT(factors({}, 3), ElementsAre(1, 1, 1));
  DemandClock clock{Grid{}};
  EXPECT_TRUE(std::isinf(clock.until_s()));
}

TEST(DemandClock, FollowsTheHoursOfTheDay) {
  Grid grid;
  grid.daily = {{0, 0.6}, {6 * 3600, 0.9}, {22 * 3600, 0.75}};
  const std::vector<double> found = factors(grid, 50);
  for (int hour = 0; hour < 50; ++hour) {
    const int of_day = hour % 24;
    EXPECT_EQ(found[static_cast<std::size_t>(hour)], of_day < 6 ? 0.6 : of_day < 22 ? 0.9 : 0.75) << hour;
  }
}

TEST(DemandClock, BeginsAtTheClock) {
  Grid grid;
  grid.daily = {{0, 0.6}, {6 * 3600, 0.9}, {22 * 3600, 0.75}};
  grid.clock_s = 20 * 3600;
  EXPECT_THAT(factors(grid, 11), ElementsAre(0.9, 0.9, 0.75, 0.75, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.9));
  grid.clock_s = 22 * 3600 + 48 * 3600;
  EXPECT_THAT(factors(grid, 3), ElementsAre(0.75, 0.75, 0.6));
}

TEST(DemandClock, MultipliesWithTheSeason) {
  Grid grid;
  grid.daily = {{0, 0.5}, {2 * 3600, 1}};
  grid.seasonal = {{0, 0.8}, {3 * 3600, 1}, {5 * 3600, 0.4}};
  EXPECT_THAT(factors(grid, 6), ElementsAre(0.4, 0.4, 0.8, 1, 1, 0.4));
  DemandClock clock(grid);
  EXPECT_EQ(clock.levels(), 5U);  // 1, 0.8, 0.5, 0.4, 0.2: the greatest first
  for (std::size_t k = 1; k < clock.levels(); ++k) EXPECT_LT(clock.factor(k), clock.factor(k - 1));
}

/// A plant of 100 MW feeds a bus of 80 MW; the drone takes it out 1000 s after its launch.
Settings plant_and_town(const std::string& demand = "", const std::string& campaign = "") {
  return defenceless() +
         Settings{
             "assets.plant={position: [0 km, 0 km], capacity: 100 MW, hardness: 2, kind: generation}",
             "grid={buses: {town: {demand: 80 MW, people: 5000}, farm: {demand: 0 MW}}, generation: {plant: town}, "
             "lines: {road: {between: [town, farm], capacity: 50 MW}}" +
                 demand + "}",
             "campaign={duration: 2 d, strikes: {a: {days: [1 d]}}" + campaign + "}"};
}

TEST(GridHistory, ServesAllBeforeTheFirstHit) {
  const Outcome outcome = play(plant_and_town() + Settings{"raid.wave.count=0"});
  EXPECT_EQ(outcome.campaign.grid.demanded, 80'000'000 * 48LL);
  EXPECT_EQ(outcome.campaign.grid.unserved, 0);
  EXPECT_EQ(outcome.campaign.grid.outage_us, 0);
  EXPECT_EQ(outcome.campaign.worst_unserved_w, 0);
}

TEST(GridHistory, IntegratesAShortage) {
  // Half of the plant is left from 1 d + 1000 s on: 50 of 80 MW.
  const Outcome outcome = play(plant_and_town());
  const double hours = 24 - 1000 / 3600.0;
  const CampaignOutcome& campaign = outcome.campaign;
  EXPECT_EQ(campaign.grid.unserved, std::llround(30e6 * hours));
  EXPECT_EQ(campaign.buses[0].unserved, campaign.grid.unserved);
  EXPECT_EQ(campaign.buses[1].unserved, 0);
  EXPECT_EQ(campaign.grid.outage_us, day_us - 1000 * second_us);
  EXPECT_EQ(campaign.buses[0].outage_us, day_us - 1000 * second_us);
  EXPECT_EQ(campaign.buses[1].outage_us, 0);
  EXPECT_EQ(campaign.grid.person_hours, std::llround(5000 * 30 / 80.0 * hours * 1000));
  EXPECT_EQ(campaign.worst_unserved_w, 30'000'000);
  EXPECT_EQ(campaign.worst_unserved_share, 375'000'000'000);
}

/// Half a kilowatt for a minute is 8 Wh of 17, and for a second none.
TEST(GridHistory, TakesASmallShareOfWhatIsNotRounded) {
  for (const std::string duration : {"1 min", "1 s"}) {
    const Outcome outcome = play(
        plant_and_town() + Settings{"raid.wave.count=0", "assets.plant.capacity=500 W", "grid.buses.town.demand=1 kW",
                                    "campaign={duration: " + duration + ", strikes: {a: {days: [0 d]}}}"});
    EXPECT_EQ(outcome.campaign.grid.unserved_share, 500'000'000'000) << duration;
    EXPECT_EQ(outcome.campaign.buses[0].unserved_share, 500'000'000'000) << duration;
    EXPECT_EQ(outcome.campaign.buses[1].unserved_share, 0) << duration;
  }
}

TEST(GridHistory, IntegratesOverTheHoursOfTheDay) {
  // 0.5 · 80 MW can be served, 80 and 0.75 · 80 not. Demand per day: 6 · 0.5 + 12 · 1 + 6 · 0.75 = 19.5 full hours.
  const Outcome outcome = play(plant_and_town(", demand: {daily: [[0 h, 0.5], [6 h, 1], [18 h, 0.75]]}") +
                               Settings{"raid.wave.launch={at: -1000 s}"});
  const CampaignOutcome& campaign = outcome.campaign;
  EXPECT_EQ(campaign.grid.demanded, std::llround(80e6 * 39));
  EXPECT_EQ(campaign.grid.unserved, std::llround(12 * 30e6 + 6 * 10e6));
  EXPECT_EQ(campaign.grid.outage_us, day_us / 24 * 18);
  EXPECT_EQ(campaign.grid.person_hours, std::llround(5000 * 1000 * (12 * 30 / 80.0 + 6 * 10 / 60.0)));
}

TEST(GridHistory, SaysWhenAShareOfTheDemandIsFirstUnserved) {
  const auto firsts = [](const std::string& demand) {
    const std::vector<std::int64_t> times_us =
        play(plant_and_town(demand) + Settings{"raid.wave.launch={at: -1000 s}"}).campaign.firsts_us;
    return std::vector<std::int64_t>(times_us.end() - 3, times_us.end());
  };
  const std::int64_t never = CampaignOutcome::never;
  EXPECT_THAT(firsts(""), ElementsAre(day_us, day_us, never));
  // 1 - 50/60 = 0.1667, 1 - 50/80 = 0.375
  EXPECT_THAT(firsts(", demand: {daily: [[0 h, 0.5], [6 h, 0.75], [18 h, 1]]}"),
              ElementsAre(day_us / 4 * 5, day_us / 4 * 7, never));
  EXPECT_THAT(firsts(", demand: {daily: [[0 h, 0.5], [6 h, 0.625]]}"), ElementsAre(never, never, never));
}

TEST(GridHistory, ServesAgainWhatIsRepaired) {
  const Outcome outcome = play(plant_and_town("", ", repair: {crews: 1, kinds: {default: {time: 5 h}}}"));
  EXPECT_EQ(outcome.campaign.grid.unserved, std::llround(30e6 * 5));
  EXPECT_EQ(outcome.campaign.grid.outage_us, 5 * 3600 * second_us);
}

TEST(GridHistory, SamplesWhatWasThereBeforeTheEventsOfTheInstant) {
  const Tables tables = compile_duel(plant_and_town(", demand: {daily: [[0 h, 0.5], [6 h, 1]]}") +
                                     Settings{"raid.wave.launch={at: -1000 s}"});
  const TimelineAxis& axis = tables.layout.campaign.grid;
  EXPECT_EQ(axis.step_s, 600);
  EXPECT_EQ(axis.samples, 289U);
  Player player(tables);
  const CampaignOutcome& campaign = player.play(1, 0).campaign;
  ASSERT_EQ(campaign.samples.size(), axis.samples);
  const auto at = [&](double hour) { return campaign.samples[static_cast<std::size_t>(hour * 6)]; };
  EXPECT_EQ(at(0).demand, 40'000'000);
  EXPECT_EQ(at(6).demand, 80'000'000);
  EXPECT_EQ(at(24).generation, 100'000'000);  // hit at that instant
  EXPECT_EQ(at(24).demand, 40'000'000);
  EXPECT_EQ(at(25).generation, 50'000'000);
  EXPECT_EQ(at(25).served, 40'000'000);
  EXPECT_EQ(at(30).served, 50'000'000);
  EXPECT_EQ(at(48).demand, 40'000'000);
}

TEST(GridHistory, ChoosesRoundSamplingSteps) {
  const auto axis = [](const std::string& duration) {
    return compile_duel(plant_and_town() + Settings{"campaign.duration=" + duration}).layout.campaign.grid;
  };
  EXPECT_EQ(axis("120 d").step_s, 6 * 3600);
  EXPECT_EQ(axis("120 d").samples, 481U);
  EXPECT_EQ(axis("30 d").step_s, 2 * 3600);
  EXPECT_EQ(axis("365 d").step_s, 86400);
  EXPECT_EQ(axis("9000 d").step_s, 20 * 86400);
}

TEST(GridHistory, LogsChangesOfServedLoad) {
  EventLog log;
  play(plant_and_town(", demand: {daily: [[0 h, 0.5], [6 h, 1]]}"), 0, &log);
  std::vector<std::string> served;
  for (const LoggedEvent& event : log.events) {
    if (event.event == "served") served.push_back(event.result);
  }
  EXPECT_THAT(served, ElementsAre("40 of 40 MW", "80 of 80 MW", "40 of 40 MW", "40 of 40 MW", "50 of 80 MW"));
}

TEST(Grid, IsJudgedOnceAfterARaidThatStandsAlone) {
  const Tables tables = compile_duel(
      defenceless() +
      Settings{"assets.plant={position: [0 km, 0 km], capacity: 100 MW, hardness: 2}",
               "grid={buses: {town: {demand: 80 MW}}, generation: {plant: town}, demand: {daily: [[0 h, 0.1]]}}"});
  Player player(tables);
  const Outcome& outcome = player.play(1, 0);
  EXPECT_EQ(outcome.campaign.grid.demanded, 80'000'000);
  EXPECT_EQ(outcome.campaign.grid.unserved, 30'000'000);
  EXPECT_EQ(outcome.campaign.buses[0].unserved, 30'000'000);
  EXPECT_EQ(outcome.assets[AssetId(std::size_t{0})].damage, 1U);
  EXPECT_FALSE(outcome.assets[AssetId(std::size_t{0})].disabled);
}

/// 20 units of 1,000 MW serve 16,000 MW on one bus; at each of 17 raids a week apart an undamaged unit is lost with
/// probability 0.1, and is repaired in an exponential time of mean 30 d by crews without limit: unserved energy, hours
/// short and the probability that a unit is up before a raid (validation figures, by a binomial recursion).
TEST(GridHistory, AgreesWithUnitsUnderRaids) {
  Settings settings{"threats.drone.lethality=0.1", "raid.wave.count=20", "raid.wave.assign=even",
                    "raid.wave.launch={at: -1000 s}"};
  std::string targets;
  std::string feeding;
  for (int k = 0; k < 20; ++k) {
    const std::string name = "unit_" + std::to_string(k);
    settings.push_back("assets." + name + "={position: [0 km, 0 km], capacity: 1000 MW}");
    targets += (k ? ", " : "") + name;
    feeding += (k ? ", " : "") + name + ": hall";
  }
  settings.push_back("raid.wave.targets=[" + targets + "]");
  settings.push_back("grid={buses: {hall: {demand: 16000 MW}}, generation: {" + feeding + "}}");
  settings.push_back(
      "campaign={duration: 120 d, strikes: {a: {every: 7 d}}, repair: {crews: 99, kinds: {default: {time: "
      "{exponential: "
      "30 d}}}}}");
  const Tables tables = compile_duel(defenceless() + settings);
  Player player(tables);
  constexpr int trials = 4000;
  double unserved = 0;
  double unserved_squares = 0;
  double hours = 0;
  double hours_squares = 0;
  std::vector<double> up(6, 0);
  for (std::uint32_t k = 0; k < trials; ++k) {
    const CampaignOutcome& campaign = player.play(1, k).campaign;
    const double mwh = static_cast<double>(campaign.grid.unserved) / 1e6;
    const double short_h = static_cast<double>(campaign.grid.outage_us) / 3.6e9;
    unserved += mwh;
    unserved_squares += mwh * mwh;
    hours += short_h;
    hours_squares += short_h * short_h;
    for (std::size_t r = 0; r < up.size(); ++r) up[r] += 1 - campaign.raids[r].disabled_assets / 20.0;
  }
  const auto expect = [&](double sum, double squares, double expected) {
    const double mean = sum / trials;
    const double error = std::sqrt((squares / trials - mean * mean) / trials);
    EXPECT_NEAR(mean, expected, 4.5 * error);
    EXPECT_LT(4.5 * error, 0.05 * expected);
  };
  expect(unserved, unserved_squares, 4944868.2);
  expect(hours, hours_squares, 1813.6419);
  const std::vector<double> expected{1, 0.920811, 0.864373, 0.82415, 0.795482, 0.775051};
  for (std::size_t r = 0; r < up.size(); ++r) {
    const double error = std::sqrt(expected[r] * (1 - expected[r]) / (20 * trials));
    EXPECT_NEAR(up[r] / trials, expected[r], 4.5 * error + 1e-9) << r;
  }
}

TEST(GridHistory, SeesABusThatIsLessThanABillionthOfAll) {
  const Outcome outcome =
      play(defenceless() +
           Settings{"raid.wave.launch={at: -1000 s}", "campaign={duration: 2 d, strikes: {a: {days: [1 d]}}}",
                    "grid={buses: {big: {demand: 20 GW}, village: {demand: 15 W, people: 40, through: [plant]}}, "
                    "imports: {big: 30 GW}, lines: {t: {between: [big, village], capacity: 1 MW}}}"});
  EXPECT_EQ(outcome.campaign.buses[1].outage_us, day_us);
  EXPECT_EQ(outcome.campaign.buses[1].unserved, 15 * 24);
  EXPECT_EQ(outcome.campaign.buses[1].person_hours, 40 * 24 * 1000);
  EXPECT_EQ(outcome.campaign.grid.outage_us, 0);
}

}  // namespace
}  // namespace bulwark::testing
