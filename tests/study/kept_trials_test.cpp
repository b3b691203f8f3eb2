// What a journal keeps of trials: hypotheses tested from it have the same figures, to the last bit, as from running
// everything again.
#include "study/kept_trials.h"

#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "output/temporary_folder.h"
#include "study/hypotheses.h"
#include "study/study_file.h"
#include "study/sweep.h"
#include "trial/small_raid.h"

namespace bulwark {
namespace {

Study claims(const std::string& more) {
  return load_study_text(
      "bulwark_study: 1\n"
      "scenario: duel.yaml\n"
      "factors:\n"
      "  pk: {path: systems.sam.pk.uav, values: [0.5, 0.6]}\n"
      "  count: {path: raid.wave.count, values: [2, 3]}\n"
      "trials: 70\n"
      "replicates: 2\n"
      "hypotheses:\n"
      "  stronger: {metric: leakage:all, of: {pk: 0.6}, below: {pk: 0.5}}\n"
      "  fewer: {metric: leakers:all, of: {count: 2}, below: {count: 3}}\n"
      "  dearer: {metric: attacker_cost:all, of: {count: 3}, above: {count: 2}}\n"
      "  as_it_stands: {metric: leakage:all, of: {pk: 0.6}, above: scenario}\n" +
          more,
      "study.yaml", testing::duel(), "duel.yaml");
}

const std::string recorded = "metrics: [shots:all, leakers:all, attacker_cost:all, leakage:all]\n";

class KeptTrialsTest : public TemporaryFolder {
 protected:
  Journal swept(const SweepPlan& plan, const Shard& shard) const {
    const auto path = folder_ / (std::to_string(shard.index) + ".bin");
    Journal journal = Journal::create(path, journal_header(plan, shard, "1"), plan.runs(), record_length(plan));
    const std::vector<SweepJob> jobs = plan.jobs(shard, [](std::size_t) { return false; });
    EXPECT_TRUE(run_sweep(plan, jobs, journal, {2, nullptr, {}}));
    return journal;
  }
};

void expect_equal(const std::vector<HypothesisTest>& a, const std::vector<HypothesisTest>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].point, b[i].point);
    EXPECT_EQ(a[i].of.value, b[i].of.value);
    EXPECT_EQ(a[i].than.standard_error, b[i].than.standard_error);
    EXPECT_EQ(a[i].difference.estimate.standard_error, b[i].difference.estimate.standard_error);
    EXPECT_EQ(a[i].p_holm, b[i].p_holm);
  }
}

TEST_F(KeptTrialsTest, OfShardsGiveWhatRunningAgainGives) {
  const SweepPlan plan(claims(recorded), std::nullopt);
  ASSERT_TRUE(KeptTrials(plan).any());
  const Journal first = swept(plan, {1, 2});
  const Journal second = swept(plan, {2, 2});
  expect_equal(*test_hypotheses(plan, {&first, &second}, {2, nullptr, {}}),
               *test_hypotheses(plan, {}, {2, nullptr, {}}));
}

TEST_F(KeptTrialsTest, NothingThatIsKeptIsRunAgain) {
  std::string text = claims(recorded).text;
  text.erase(text.find("  as_it_stands"), text.find("metrics:") - text.find("  as_it_stands"));
  const SweepPlan plan(load_study_text(text, "study.yaml", testing::duel(), "duel.yaml"), std::nullopt);
  const Journal journal = swept(plan, {});
  const std::atomic<bool> stop = true;  // nothing may begin
  EXPECT_TRUE(test_hypotheses(plan, {&journal}, {1, &stop, {}}));
  EXPECT_FALSE(test_hypotheses(plan, {}, {1, &stop, {}}));
}

TEST(KeptTrials, AreNoneOfWhatCannotBeKept) {
  const SweepPlan unrecorded(claims("metrics: [shots:all, leakers:all, leakage:all]\n"), std::nullopt);
  EXPECT_FALSE(KeptTrials(unrecorded).any());
  EXPECT_EQ(record_length(unrecorded), numbers_of(3));
  const SweepPlan of_any_length(claims(recorded + "precision: {leakage:all: 0.1}\n"), std::nullopt);
  EXPECT_FALSE(KeptTrials(of_any_length).any());
  const SweepPlan plan(claims(recorded), std::nullopt);
  // Leakage takes two numbers a trial, counts and costs one.
  EXPECT_EQ(KeptTrials(plan).numbers(), 4U * 70);
  const std::size_t bytes = 8 * 4 * 70 * plan.runs();
  EXPECT_TRUE(KeptTrials(plan, bytes).any());
  EXPECT_FALSE(KeptTrials(plan, bytes - 1).any());
  EXPECT_EQ(KeptTrials(plan, bytes - 1).numbers(), 0U);
}

}  // namespace
}  // namespace bulwark
