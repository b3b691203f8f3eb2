// Whole laws of leakers and of rounds spent, by chi-square.
#include <gtest/gtest.h>

#include "statistics/goodness_of_fit.h"
#include "validation/laws.h"
#include "validation/scenarios.h"
#include "validation/support.h"

namespace bulwark {
namespace {

using test::run_text;
using test::significance;

constexpr std::uint32_t trials = 50000;

CountHistogram leakers_of(const Tallies& tallies) {
  return tallies.counts(Groups::all(), CountMetric::leakers);
}

void expect_law(const CountHistogram& observed, const std::vector<double>& law) {
  EXPECT_GT(chi_square_test(observed, law).p_value, significance);
}

/// So many at once, in reach for a second.
Tallies run_moment(const std::string& count, const std::string& fire, std::uint64_t seed) {
  Pass pass;
  pass.window_s = 1;
  pass.fire = fire;
  pass.raid = salvo("raid", count, "at: 0 s");
  return run_text(pass_scenario(pass), trials, seed);
}

TEST(LeakersLaw, OneShotEachIsBinomial) {
  const Tallies tallies = run_moment("12", "channels: 12, rounds: 12, pk: {drone: 0.65}, assessment: 100 s", 11);
  expect_law(leakers_of(tallies), binomial_law(12, 0.35));
}

TEST(LeakersLaw, UnreliableThreatsFailBinomially) {
  const Tallies tallies = run_moment("{binomial: [9, 0.4]}", "channels: 1, rounds: 0, pk: {drone: 1}", 12);
  expect_law(leakers_of(tallies), binomial_law(9, 0.4));
}

TEST(LeakersLaw, SharedMagazineWithLooks) {
  const Tallies tallies = run_text(shoot_look_shoot_text(10, 20, 0.7), trials, 13);
  expect_law(leakers_of(tallies), shoot_look_shoot_law(10, 20, 0.7));
}

TEST(LeakersLaw, ScarceSharedMagazine) {
  const Tallies tallies = run_text(shoot_look_shoot_text(10, 12, 0.7), trials, 14);
  expect_law(leakers_of(tallies), shoot_look_shoot_law(10, 12, 0.7));
}

TEST(LeakersLaw, SequentialThreatsAndTheirRounds) {
  const Tallies tallies = run_text(sequential_text(6, 10, 0.7, 2), trials, 15);
  const SequentialLaws laws = sequential_laws(6, 10, 0.7, 2);
  expect_law(leakers_of(tallies), laws.leakers);
  const CountHistogram& rounds = tallies.counts(Groups::all(), CountMetric::shots);
  expect_law(rounds, laws.rounds);
}

TEST(LeakersLaw, ThreeLooksFromASmallMagazine) {
  const Tallies tallies = run_text(sequential_text(5, 7, 0.5, 3), trials, 16);
  const SequentialLaws laws = sequential_laws(5, 7, 0.5, 3);
  expect_law(leakers_of(tallies), laws.leakers);
  expect_law(tallies.counts(Groups::all(), CountMetric::shots), laws.rounds);
}

TEST(LeakersLaw, Armstrong) {
  const Tallies tallies = run_text(armstrong_text(), trials, 17);
  expect_law(leakers_of(tallies), armstrong_law(6, 0.67, 3, 0.67));
}

TEST(LeakersLaw, AWrongLawIsTold) {
  const Tallies tallies = run_text(armstrong_text(), trials, 18);
  EXPECT_LT(chi_square_test(leakers_of(tallies), armstrong_law(6, 0.66, 3, 0.67)).p_value, 1e-3);
}

}  // namespace
}  // namespace bulwark
