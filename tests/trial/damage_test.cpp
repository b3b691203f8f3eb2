// Arrival and damage (model.md, section 7).
#include <gtest/gtest.h>

#include "engine/run.h"
#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

const std::string no_rounds = "systems.sam.rounds=0";

Tallies tally(const Settings& settings, std::uint32_t trials = 1) {
  const Tables tables = compile_duel(settings);
  return run_trials(tables, {1, 0, trials, 1}).tallies;
}

TEST(Damage, AccuracyThenLethality) {
  const Settings settings = {no_rounds, "raid.wave.count=50", "threats.drone.accuracy=0.7",
                             "threats.drone.lethality=0.4"};
  const auto asset = [](const Outcome& o) { return o.assets[AssetId(0)]; };
  expect_mean(mean_of(settings, 5000, [&](const Outcome& o) { return asset(o).hits; }), 35, 0.01);
  expect_mean(mean_of(settings, 5000, [&](const Outcome& o) { return asset(o).effective_hits; }), 14, 0.02);
  expect_mean(mean_of(settings, 5000, [](const Outcome& o) { return count(o, Fate::leaked_miss); }), 15, 0.02);
}

TEST(Damage, HitsGoToTheTargetOfTheThreat) {
  const Outcome o = replay({no_rounds, "assets={a: {position: [0 km, 0 km]}, b: {position: [0 km, 1 km]}}",
                            "raid.wave.count=3", "raid.wave.targets=[b]"})
                        .outcome;
  EXPECT_EQ(o.assets[AssetId(0)].hits, 0U);
  EXPECT_EQ(o.assets[AssetId(1)].hits, 3U);
}

TEST(Damage, AnAssetIsDisabledAtItsHardness) {
  EXPECT_EQ(tally({no_rounds, "raid.wave.count=2", "assets.plant.hardness=3"}).asset(AssetId(0)).disabled, 0U);
  EXPECT_EQ(tally({no_rounds, "raid.wave.count=3", "assets.plant.hardness=3"}).asset(AssetId(0)).disabled, 1U);
}

TEST(Damage, LosesCapacityByTheShareOfItsHardness) {
  const auto lost_w = [](int hits) {
    return tally({no_rounds, "raid.wave.count=" + std::to_string(hits), "assets.plant.hardness=4",
                  "assets.plant.capacity=800 MW"})
        .asset(AssetId(0))
        .capacity_lost.sum;
  };
  EXPECT_EQ(lost_w(0), 0);
  EXPECT_EQ(lost_w(1), 200'000'000);
  EXPECT_EQ(lost_w(3), 600'000'000);
  EXPECT_EQ(lost_w(4), 800'000'000);
  EXPECT_EQ(lost_w(6), 800'000'000);
}

TEST(Damage, HitsOnADisabledAssetStillCount) {
  EXPECT_EQ(replay({no_rounds, "raid.wave.count=5"}).outcome.assets[AssetId(0)].effective_hits, 5U);
}

TEST(Damage, ALeakerThatMissesIsCollateral) {
  const Tallies tallies = tally({no_rounds, "raid.wave.count=5", "threats.drone.accuracy=0"});
  EXPECT_EQ(tallies.counts(Groups::all(), CountMetric::collateral).max(), 5U);
  EXPECT_EQ(tallies.counts(Groups::all(), CountMetric::leaked_miss).max(), 5U);
  EXPECT_EQ(tally({no_rounds, "raid.wave.count=5"}).counts(Groups::all(), CountMetric::collateral).max(), 0U);
}

TEST(Damage, AnIneffectiveHitIsAHit) {
  const Replay r = replay({no_rounds, "threats.drone.lethality=0"});
  EXPECT_EQ(count(r.outcome, Fate::leaked_hit), 1U);
  EXPECT_EQ(r.outcome.assets[AssetId(0)].hits, 1U);
  EXPECT_EQ(r.outcome.assets[AssetId(0)].effective_hits, 0U);
}

}  // namespace
}  // namespace bulwark::testing
