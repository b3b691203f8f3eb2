// Trials whose draws or parameters somebody else has a hand in: renewed in part, steered.
#include <gtest/gtest.h>

#include <utility>

#include "trial/small_raid.h"

namespace bulwark {
namespace {

using testing::compile_duel;

const testing::Settings many = {"raid.wave.count=40", "systems.sam.channels=40", "systems.sam.rounds=40",
                                "systems.sam.pk.uav=0.5", "systems.sam.assessment=1000 s"};

std::uint32_t kills(const Outcome& outcome) {
  return outcome.batteries[BatteryId(0)].kills;
}

TEST(Steering, ByNothingIsTheTrialItself) {
  const Tables tables = compile_duel(many);
  Trial trial(tables);
  const std::uint32_t plain = kills(trial.run(1, 5));
  const Renewals none;
  EXPECT_EQ(kills(trial.run(TrialStreams(1, 5, &none))), plain);
  EXPECT_EQ(kills(trial.run(TrialStreams(1, 5))), plain);
}

TEST(Steering, RenewsPartOfTheDraws) {
  const Tables tables = compile_duel(many);
  Trial trial(tables);
  const std::uint32_t plain = kills(trial.run(1, 5));
  int changed = 0;
  for (std::uint64_t key = 0; key < 20; ++key) {
    const Renewals renewals = {renewal_of(key, 1)};
    if (kills(trial.run(TrialStreams(1, 5, &renewals))) != plain) ++changed;
  }
  EXPECT_GT(changed, 10);
  EXPECT_EQ(kills(trial.run(1, 5)), plain);
}

TEST(Steering, ChangesWhatWasDrawn) {
  const Tables tables = compile_duel(many);
  Trial trial(tables);
  const std::uint32_t plain = kills(trial.run(1, 5));
  const Steering sure = [](const TrialStreams&, Parameters& parameters) { parameters.pk(BatteryId(0), TypeId(0)) = 1; };
  EXPECT_EQ(kills(trial.run(TrialStreams(1, 5), nullptr, &sure)), 40U);
  const Steering down = [](const TrialStreams&, Parameters& parameters) { parameters.availability[BatteryId(0)] = 0; };
  EXPECT_EQ(kills(trial.run(TrialStreams(1, 5), nullptr, &down)), 0U);
  EXPECT_EQ(kills(trial.run(1, 5)), plain);  // of that trial alone
}

/// Rounds that battery `of` has fired.
std::uint32_t fired(const Outcome& outcome, std::size_t of) {
  return outcome.batteries[BatteryId(of)].shots;
}

/// Whom the command sends is its own choice, by what kills are worth as a rule: luck with them is no reason.
TEST(Steering, LeavesTheCommandItsChoices) {
  for (const std::string policy : {"greedy", "assignment"}) {
    const Tables tables = compile_duel(
        {"command={policy: " + policy + "}", "systems.sam.pk.uav=0.4",
         "systems.gun={interceptor: {speed: 900 m/s}, envelope: {range: [0 km, 18 km]}, pk: {uav: 0.5}, channels: 1, "
         "rounds: 1, reaction: 0 s}",
         "batteries.east={system: gun, position: [0 km, 0 km]}", "systems.sam.rounds=1",
         "systems.sam.assessment=1000 s", "systems.gun.assessment=1000 s"});
    Trial trial(tables);
    EXPECT_EQ(fired(trial.run(1, 0), 0), 0U) << policy;
    EXPECT_EQ(fired(trial.run(1, 0), 1), 1U) << policy;
    const Steering swap = [](const TrialStreams&, Parameters& parameters) {
      std::swap(parameters.pk(BatteryId(0), TypeId(0)), parameters.pk(BatteryId(1), TypeId(0)));
    };
    EXPECT_EQ(fired(trial.run(TrialStreams(1, 0), nullptr, &swap), 0), 0U) << policy;
    EXPECT_EQ(fired(trial.run(TrialStreams(1, 0), nullptr, &swap), 1), 1U) << policy;
  }
}

}  // namespace
}  // namespace bulwark
