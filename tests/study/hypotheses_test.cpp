// Tests of a study's claims: p-values and Holm's correction by hand, and how often a claim that does not hold is
// supported.
#include "study/hypotheses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "study/study_file.h"
#include "trial/small_raid.h"

namespace bulwark {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Counts, a trial each.
Series counts(std::vector<std::int64_t> values, const MetricForm& form = {}) {
  return {form, std::move(values), {}};
}
Series always(std::int64_t value, std::size_t trials, const MetricForm& form = {}) {
  return counts(std::vector<std::int64_t>(trials, value), form);
}

TEST(OneSidedP, IsThatOfStudent) {
  // 0 … 10 less 8: mean -3, standard error 1; t = -2 of a claim by 1, 10 degrees of freedom: 0.036694 (Student's
  // table).
  const Series of = counts({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  const Series than = always(8, 11);
  EXPECT_NEAR(one_sided_p(of, than, true, 1), 0.036694, 1e-6);
  EXPECT_NEAR(one_sided_p(than, of, false, 1), 0.036694, 1e-6);
  EXPECT_NEAR(one_sided_p(of, than, false, -1), 1 - 0.036694, 1e-6);
  EXPECT_NEAR(one_sided_p(of, than, true, 3), 0.5, 1e-12);
}

// A lead of 1 that no trial of 11 lacks: half of all trials would have to lack it, and be off by one, to undo it.
TEST(OneSidedP, OfTrialsThatAllAgreeIsThatOfWhatTheyMayHide) {
  EXPECT_NEAR(one_sided_p(always(2, 11), always(3, 11), true, 0), std::pow(0.5, 11), 1e-12);
  EXPECT_EQ(one_sided_p(always(3, 11), always(3, 11), true, 0), 1);
  const MetricForm money{.units = 1e6};
  EXPECT_EQ(one_sided_p(always(2, 11, money), always(3, 11, money), true, 0), 1);
  MetricForm event;
  event.is_proportion = true;
  // 97 % of 100 is claimed, and is seen in all: they may all the same hide 1.5 % of trials the other way round.
  EXPECT_NEAR(one_sided_p(always(1, 100, event), always(0, 100, event), false, 0.97), std::pow(1 - 0.03 / 2, 100),
              1e-9);
}

TEST(OneSidedP, OfFewTrialsThatDifferIsThatOfTheirNumber) {
  MetricForm event;
  event.is_proportion = true;
  std::vector<std::int64_t> mostly(100, 1);
  mostly[3] = mostly[50] = 0;
  // At most 2 of 100 at 5 % each way round, which would undo a lead of 0.9: (1 - 0.9)/(1 + 1).
  const double p = 0.05;
  const double q = 1 - p;
  const double at_most_two = std::pow(q, 100) + 100 * p * std::pow(q, 99) + 4950 * p * p * std::pow(q, 98);
  EXPECT_NEAR(one_sided_p(counts(mostly, event), always(0, 100, event), false, 0.9), at_most_two, 1e-9);
  EXPECT_EQ(one_sided_p(always(0, 100, event), always(0, 100, event), false, 0.5), 1);  // most do not show it
  // Two gains in a hundred tell nothing of what is as rare.
  EXPECT_EQ(one_sided_p(always(1, 100, event), counts(mostly, event), false, 0), 1);
}

TEST(OneSidedP, DoesNotExistWhereTheMetricDoesNot) {
  const MetricForm share{.is_ratio = true, .is_share = true};
  const Series none{share, std::vector<std::int64_t>(11, 0), std::vector<std::int64_t>(11, 0)};
  EXPECT_TRUE(std::isnan(one_sided_p(none, none, true, 0)));
}

TEST(Holm, StepsDown) {
  // Holm 1979: 4 · 0.01, 3 · 0.02, 2 · 0.03 and 1 · 0.04 raised to what came before.
  const std::vector<double> corrected = holm({0.03, 0.01, 0.04, 0.02, nan});
  EXPECT_NEAR(corrected[1], 0.04, 1e-12);
  EXPECT_NEAR(corrected[3], 0.06, 1e-12);
  EXPECT_NEAR(corrected[0], 0.06, 1e-12);
  EXPECT_NEAR(corrected[2], 0.06, 1e-12);
  EXPECT_TRUE(std::isnan(corrected[4]));
  EXPECT_EQ(holm({0.9, 0.8}), (std::vector<double>{1, 1}));
}

/// Leakage 0.5 at `two` volleys of the same strength as `one`, and 0.4 at `better`.
Study volleys() {
  return load_study_text(
      "bulwark_study: 1\n"
      "scenario: duel.yaml\n"
      "factors:\n"
      "  pk: {path: systems.sam.pk.uav, values: [0.5, 0.6]}\n"
      "  rounds:\n"
      "    paths: [systems.sam.rounds, systems.sam.doctrine]\n"
      "    values: {one: [1, {default: {shots: 1}}], none: [0, {default: {shots: 1}}]}\n"
      "trials: 500\n"
      "replicates: 2\n"
      "hypotheses:\n"
      "  stronger: {metric: leakage:all, of: {pk: 0.6, rounds: one}, below: {pk: 0.5}}\n"
      "  much_stronger: {metric: leakage:all, of: {pk: 0.6, rounds: one}, below: {pk: 0.5}, by: 0.2}\n"
      "  rounds_help: {metric: leakers:all, of: {rounds: none}, above: {rounds: one}}\n"
      "  empty_is_empty: {metric: leakage:all, of: {rounds: none, pk: 0.6}, below: {pk: 0.5}}\n",
      "study.yaml", testing::duel(), "duel.yaml");
}

TEST(Hypotheses, AreTestedAtThePointsThatTheyAreAbout) {
  const SweepPlan plan(volleys(), std::nullopt);
  EXPECT_TRUE(check_hypotheses(plan, {2, nullptr, {}}).empty());
  const auto tests = test_hypotheses(plan, {}, {2, nullptr, {}});
  ASSERT_TRUE(tests);
  ASSERT_EQ(tests->size(), 5U);
  EXPECT_TRUE((*tests)[0].is_supported());
  EXPECT_NEAR((*tests)[0].difference.estimate.value, -0.1, 0.04);  // common draws: s.e. 0.0095
  EXPECT_FALSE((*tests)[1].is_supported());
  EXPECT_TRUE((*tests)[2].is_supported());  // at either pk
  EXPECT_TRUE((*tests)[3].is_supported());
  EXPECT_EQ((*tests)[3].point, 3U);
  EXPECT_EQ((*tests)[4].p_holm, 1);
  EXPECT_EQ((*tests)[4].difference.estimate.value, 0);
}

TEST(Hypotheses, AreTheSameFewAtOnce) {
  const SweepPlan plan(volleys(), std::nullopt);
  const auto at_once = test_hypotheses(plan, {}, {2, nullptr, {}});
  const auto few_at_once = test_hypotheses(plan, {}, {2, nullptr, {}}, 1);
  ASSERT_TRUE(at_once && few_at_once);
  ASSERT_EQ(few_at_once->size(), at_once->size());
  for (std::size_t i = 0; i < at_once->size(); ++i) {
    EXPECT_EQ((*few_at_once)[i].point, (*at_once)[i].point);
    EXPECT_EQ((*few_at_once)[i].difference.estimate.value, (*at_once)[i].difference.estimate.value);
    EXPECT_EQ((*few_at_once)[i].p_holm, (*at_once)[i].p_holm);
  }
}

TEST(Hypotheses, ThatDoNotHoldAreSeldomSupported) {
  // One shot of 0.5 against two of 1 - sqrt(0.5): equal leakage, other draws. The claim is false at its very edge.
  const std::string text =
      "bulwark_study: 1\n"
      "scenario: duel.yaml\n"
      "factors:\n"
      "  volley:\n"
      "    paths: [systems.sam.rounds, systems.sam.doctrine, systems.sam.pk.uav]\n"
      "    values:\n"
      "      one: [1, {default: {shots: 1}}, 0.5]\n"
      "      two: [2, {default: {shots: 2, interval: 1 s}}, 0.2928932188]\n"
      "trials: 200\n"
      "seed: SEED\n"
      "hypotheses: {two_is_better: {metric: leakage:all, of: {volley: two}, below: {volley: one}}}\n";
  const int repetitions = 400;
  int supported = 0;
  for (int seed = 1; seed <= repetitions; ++seed) {
    std::string seeded = text;
    seeded.replace(seeded.find("SEED"), 4, std::to_string(seed));
    const SweepPlan plan(load_study_text(seeded, "study.yaml", testing::duel(), "duel.yaml"), std::nullopt);
    supported += (*test_hypotheses(plan, {}, {1, nullptr, {}}))[0].is_supported() ? 1 : 0;
  }
  EXPECT_NEAR(supported, 0.05 * repetitions, 3 * std::sqrt(repetitions * 0.05 * 0.95));
}

TEST(Hypotheses, AreReadAsStrictlyAsTheRest) {
  const auto errors_of = [](const std::string& hypothesis) {
    try {
      const SweepPlan plan(
          load_study_text("bulwark_study: 1\nscenario: duel.yaml\nfactors:\n  systems.sam.pk.uav: [0.5, 0.6]\n"
                          "hypotheses:\n  claim: " +
                              hypothesis + "\n",
                          "study.yaml", testing::duel(), "duel.yaml"),
          std::nullopt);
      std::string text;
      for (const InputError& error : check_hypotheses(plan, {2, nullptr, {}})) text += to_string(error) + "\n";
      return text;
    } catch (const InputErrors& errors) {
      return std::string(errors.what());
    }
  };
  const auto expect = [&](const std::string& hypothesis, const std::string& message) {
    EXPECT_NE(errors_of(hypothesis).find(message), std::string::npos) << errors_of(hypothesis);
  };
  EXPECT_EQ(errors_of("{metric: leakage:all, above: {systems.sam.pk.uav: 0.6}}"), "");
  expect("{metric: leakage:all}", "study.yaml:6:10: hypotheses.claim: expected exactly one of below: … and above: …");
  expect("{below: scenario}", "hypotheses.claim.metric: missing");
  expect("{metric: leakage:all, below: {pk: 0.5}}", "hypotheses.claim.below.pk: no factor 'pk'");
  expect("{metric: leakage:all, below: {systems.sam.pk.uav: 0.7}}", "'0.7' is no level of this factor");
  expect("{metric: leakage:all, of: 3, below: scenario}", "expected levels of factors");
  expect("{metric: leakage:all, below: scenario, by: -1}", "hypotheses.claim.by: ");
  expect("{metric: leakage:uav, below: scenario}", "study.yaml:6:19: hypotheses.claim.metric: no group 'uav'");
  expect("{metric: leakage:all, of: {systems.sam.pk.uav: 0.5}, below: {systems.sam.pk.uav: 0.5}}",
         "no design point has these levels");
}

TEST(Hypotheses, WhatPointsAreComparedWithIsCheckedBeforehand) {
  const auto errors_of = [](const std::string& factor, const std::string& hypothesis) {
    const SweepPlan plan(load_study_text("bulwark_study: 1\nscenario: duel.yaml\nfactors: " + factor +
                                             "\nhypotheses:\n  claim: " + hypothesis + "\n",
                                         "study.yaml", testing::duel(), "duel.yaml"),
                         std::nullopt);
    std::string text;
    for (const InputError& error : check_hypotheses(plan, {2, nullptr, {}})) text += to_string(error) + "\n";
    return text;
  };
  const std::string range = "{pk: {path: systems.sam.pk.uav, from: 0.1, to: 0.9}}\ndesign: sobol\npoints: 2";
  EXPECT_THAT(errors_of(range, "{metric: leakage:all, below: {pk: 1.5}}"),
              ::testing::HasSubstr("hypotheses.claim: point 0, compared with (pk = 1.5): systems.sam.pk.uav: "));
  EXPECT_EQ(errors_of(range, "{metric: leakage:all, below: {pk: 0.95}}"), "");
}

}  // namespace
}  // namespace bulwark
