// Uncertain parameters: one draw a trial, shared by all that it touches (model.md, section 9).
#include <gtest/gtest.h>

#include <set>

#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

std::string uncertain(const std::string& path, const std::string& distribution) {
  return "uncertain." + path + "=" + distribution;
}

std::set<std::uint32_t> values_of(const Settings& settings,
                                  const std::function<std::uint32_t(const Outcome&)>& figure) {
  std::set<std::uint32_t> values;
  for_trials(settings, 300, [&](const Outcome& o, const EventLog&) { values.insert(figure(o)); });
  return values;
}

std::uint32_t killed(const Outcome& o) {
  return count(o, Fate::intercepted);
}
std::uint32_t shots(const Outcome& o) {
  return o.batteries[BatteryId(0)].shots;
}
std::uint32_t launched(const Outcome& o) {
  const auto& fates = o.cells[CellId(0)].fates;
  return std::accumulate(fates.begin(), fates.end(), 0U);
}

const std::set<std::uint32_t> none_or_five = {0, 5};

TEST(Uncertain, PkIsDrawnOnceForTheWholeTrial) {
  const Settings settings = {"raid.wave.count=5", "systems.sam.channels=5", "systems.sam.rounds=5",
                             uncertain("systems.sam.pk.uav", "{empirical: [0, 1]}")};
  EXPECT_EQ(values_of(settings, killed), none_or_five);
}

TEST(Uncertain, OneDrawIsSharedByAllBatteriesOfASystem) {
  const Settings settings = {"raid.wave.count=4", "batteries.north.count=2", "systems.sam.channels=2",
                             "systems.sam.rounds=2", uncertain("systems.sam.pk.uav", "{empirical: [0, 1]}")};
  EXPECT_EQ(values_of(settings, killed), (std::set<std::uint32_t>{0, 4}));
}

TEST(Uncertain, ABatterysOwnPathGoesBeforeItsSystems) {
  const Settings settings = {"raid.wave.count=2", uncertain("systems.sam.rounds", "{empirical: [1]}"),
                             uncertain("batteries.north.rounds", "{empirical: [2]}"), "batteries.north.rounds=7",
                             "systems.sam.pk.uav=0"};
  EXPECT_EQ(values_of(settings, shots), std::set<std::uint32_t>{2});
}

TEST(Uncertain, ASystemsPathLeavesAKeyOfTheBatterysOwnAlone) {
  const Settings settings = {uncertain("systems.sam.rounds", "{empirical: [1]}"), "batteries.north.rounds=3",
                             "systems.sam.pk.uav=0"};
  EXPECT_EQ(values_of(settings, shots), std::set<std::uint32_t>{3});
}

TEST(Uncertain, TypesReliabilityAccuracyAndLethality) {
  const Settings settings = {"raid.wave.count=5", "systems.sam.rounds=0"};
  EXPECT_EQ(values_of(settings + Settings{uncertain("threats.drone.reliability", "{empirical: [0, 1]}")},
                      [](const Outcome& o) { return count(o, Fate::failed); }),
            none_or_five);
  EXPECT_EQ(values_of(settings + Settings{uncertain("threats.drone.accuracy", "{empirical: [0, 1]}")},
                      [](const Outcome& o) { return o.assets[AssetId(0)].hits; }),
            none_or_five);
  EXPECT_EQ(values_of(settings + Settings{uncertain("threats.drone.lethality", "{empirical: [0, 1]}")},
                      [](const Outcome& o) { return o.assets[AssetId(0)].effective_hits; }),
            none_or_five);
}

TEST(Uncertain, AvailabilityIsDrawnBeforeTheBatteriesAre) {
  // A ring of two, availability 0 or 1: both up or both down.
  EXPECT_EQ(values_of({"batteries.north.count=2", uncertain("systems.sam.availability", "{empirical: [0, 1]}")},
                      [](const Outcome& o) {
                        return static_cast<std::uint32_t>(o.batteries[BatteryId(0)].up) +
                               static_cast<std::uint32_t>(o.batteries[BatteryId(1)].up);
                      }),
            (std::set<std::uint32_t>{0, 2}));
}

TEST(Uncertain, CountsAreRoundedAndNotBelowZero) {
  const Settings never_armed = {"systems.sam.rounds=0"};
  EXPECT_EQ(values_of(never_armed + Settings{uncertain("raid.wave.count", "{uniform_int: [3, 5]}")}, launched),
            (std::set<std::uint32_t>{3, 4, 5}));
  const auto drawn = values_of(never_armed + Settings{uncertain("raid.wave.count", "{normal: [1, 2]}")}, launched);
  EXPECT_TRUE(drawn.count(0));
  EXPECT_LT(*drawn.rbegin(), 12U);
}

TEST(Uncertain, ACountOfTheSalvosOwnIsRoundedToo) {
  // P(0) of a normal (2, 1) drawn again below 0: Φ(-1.5) - Φ(-2) over 1 - Φ(-2).
  const Settings settings = {"systems.sam.rounds=0", "raid.wave.count={normal: [2, 1]}"};
  const double expected = (0.0668072 - 0.0227501) / (1 - 0.0227501);
  expect_mean(mean_of(settings, 60'000, [](const Outcome& o) { return launched(o) == 0 ? 1.0 : 0.0; }), expected, 0.1);
}

TEST(Uncertain, RoundsAndChannels) {
  EXPECT_EQ(values_of({"raid.wave.count=9", "systems.sam.channels=9",
                       uncertain("systems.sam.rounds", "{uniform_int: [2, 4]}")},
                      shots),
            (std::set<std::uint32_t>{2, 3, 4}));
  EXPECT_EQ(values_of({"raid.wave.count=9", "systems.sam.pk.uav=0",
                       uncertain("systems.sam.channels", "{uniform_int: [0, 2]}")},
                      [](const Outcome& o) { return o.batteries[BatteryId(0)].peak_channels; }),
            (std::set<std::uint32_t>{0, 1, 2}));
}

TEST(Uncertain, AConstantTimeIsReplacedByTheDraw) {
  // Reaction 40 s in every trial: engaged at 760 s, launched at 800 s.
  const Replay r = replay({uncertain("systems.sam.reaction", "{empirical: [40 s]}")});
  expect_times(r.times_s("engage"), {760});
  expect_times(r.times_s("fire"), {800});
  const Replay assessed = replay({uncertain("systems.sam.assessment", "{empirical: [25 s]}")});
  expect_times(assessed.times_s("assess"), {845});
}

TEST(Uncertain, ADistributionIsScaledToTheDrawnMeanWhichTheCommandKnows) {
  const Settings base = {"systems.sam.reaction={uniform: [0 s, 20 s]}"};
  const Settings scaled = base + Settings{uncertain("systems.sam.reaction", "{empirical: [30 s]}")};
  int compared = 0;
  for (std::uint32_t trial = 0; trial < 40; ++trial) {
    const double base_s = replay(base, trial).times_s("fire")[0] - 790;
    const Replay r = replay(scaled, trial);
    EXPECT_NEAR(r.times_s("engage")[0], 770, 1e-6);
    if (base_s < 10 + 1e-6) continue;  // that crew waited, so its reaction is not seen
    EXPECT_NEAR(r.times_s("fire")[0], 770 + 3 * base_s, 1e-5);
    ++compared;
  }
  EXPECT_GT(compared, 8);
}

TEST(Uncertain, AReloadsTimeStockAndRounds) {
  const Settings settings = {"raid.wave.count=12", "systems.sam.channels=12", "systems.sam.rounds=4",
                             "systems.sam.reload={rounds: 2, time: 30 s, stock: 3}"};
  expect_times(replay(settings + Settings{uncertain("systems.sam.reload.time", "{empirical: [50 s]}")}).times_s("fire"),
               {800, 800, 800, 800, 850, 850, 900});
  expect_times(replay(settings + Settings{uncertain("systems.sam.reload.stock", "{empirical: [1]}")}).times_s("fire"),
               {800, 800, 800, 800, 830});
  expect_times(replay(settings + Settings{uncertain("systems.sam.reload.rounds", "{empirical: [3]}")}).times_s("fire"),
               {800, 800, 800, 800, 830, 830, 830});
}

TEST(Uncertain, ProbabilitiesAreDrawnAgainOutsideZeroAndOne) {
  // A normal (0.5, 2) cut to [0, 1] is nearly uniform: mean 1/2.
  const Settings settings = {"raid.wave.count=10", "systems.sam.channels=10",
                             "systems.sam.envelope.range=[17.9 km, 18 km]",
                             uncertain("systems.sam.pk.uav", "{normal: [0.5, 2]}")};
  expect_mean(mean_of(settings, 24'000, killed), 5);
}

TEST(Uncertain, TwoParametersAreDrawnIndependently) {
  const Settings settings = {"raid.wave.count=1", uncertain("systems.sam.pk.uav", "{empirical: [0, 1]}"),
                             uncertain("threats.drone.reliability", "{empirical: [0, 1]}"),
                             "systems.sam.envelope.range=[17.9 km, 18 km]"};
  expect_mean(mean_of(settings, 40'000, killed), 0.25, 0.04);
}

}  // namespace
}  // namespace bulwark::testing
