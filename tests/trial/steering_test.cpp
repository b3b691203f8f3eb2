// Trials whose draws or parameters somebody else has a hand in: renewed in part, steered.
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace bulwark
