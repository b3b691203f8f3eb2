// Whole laws of leakers and of rounds spent, by chi-square.
#include <gtest/gtest.h>

#include "statistics/goodness_of_fit.h"
#include "study/validation/laws.h"
#include "study/validation/scenarios.h"
#include "validation/support.h"

namespace bulwark {
namespace {

using test::run_text;
using test::significance;

constexpr std::uint32_t trials = 50000;

const CountHistogram& leakers_of(const Tallies& tallies) {
  return tallies.group(Groups::all())[CountMetric::leakers];
}

TEST(LeakersLaw, OneShotEachIsBinomial) {
  Pass pass;
  pass.window_s = 1;
  pass.fire = "channels: 12, rounds: 12, pk: {drone: 0.65}, assessment: 100 s";
  pass.raid = salvo("raid", "12", "at: 0 s");
  const Tallies tallies = run_text(pass_scenario(pass), trials, 11);
  EXPECT_GT(chi_square_test(leakers_of(tallies), binomial_law(12, 0.35)).p_value, significance);
}

TEST(LeakersLaw, UnreliableThreatsFailBinomially) {
  Pass pass;
  pass.window_s = 1;
  pass.fire = "channels: 1, rounds: 0, pk: {drone: 1}";
  pass.raid = salvo("raid", "{binomial: [9, 0.4]}", "at: 0 s");
  const Tallies tallies = run_text(pass_scenario(pass), trials, 12);
  EXPECT_GT(chi_square_test(leakers_of(tallies), binomial_law(9, 0.4)).p_value, significance);
}

TEST(LeakersLaw, SharedMagazineWithLooks) {
  const Tallies tallies = run_text(shoot_look_shoot_text(10, 20, 0.7), trials, 13);
  EXPECT_GT(chi_square_test(leakers_of(tallies), shoot_look_shoot_law(10, 20, 0.7)).p_value, significance);
}

TEST(LeakersLaw, ScarceSharedMagazine) {
  const Tallies tallies = run_text(shoot_look_shoot_text(10, 12, 0.7), trials, 14);
  EXPECT_GT(chi_square_test(leakers_of(tallies), shoot_look_shoot_law(10, 12, 0.7)).p_value, significance);
}

TEST(LeakersLaw, SequentialThreatsAndTheirRounds) {
  const Tallies tallies = run_text(sequential_text(6, 10, 0.7, 2), trials, 15);
  const SequentialLaws laws = sequential_laws(6, 10, 0.7, 2);
  EXPECT_GT(chi_square_test(leakers_of(tallies), laws.leakers).p_value, significance);
  const CountHistogram& rounds = tallies.group(Groups::all())[CountMetric::shots];
  EXPECT_GT(chi_square_test(rounds, laws.rounds).p_value, significance);
}

TEST(LeakersLaw, ThreeLooksFromASmallMagazine) {
  const Tallies tallies = run_text(sequential_text(5, 7, 0.5, 3), trials, 16);
  const SequentialLaws laws = sequential_laws(5, 7, 0.5, 3);
  EXPECT_GT(chi_square_test(leakers_of(tallies), laws.leakers).p_value, significance);
  EXPECT_GT(chi_square_test(tallies.group(Groups::all())[CountMetric::shots], laws.rounds).p_value, significance);
}

TEST(LeakersLaw, Armstrong) {
  const Tallies tallies = run_text(armstrong_text(), trials, 17);
  EXPECT_GT(chi_square_test(leakers_of(tallies), armstrong_law(6, 0.67, 3, 0.67)).p_value, significance);
}

TEST(LeakersLaw, AWrongLawIsTold) {
  const Tallies tallies = run_text(armstrong_text(), trials, 18);
  EXPECT_LT(chi_square_test(leakers_of(tallies), armstrong_law(6, 0.66, 3, 0.67)).p_value, 1e-3);
}

}  // namespace
}  // namespace bulwark
