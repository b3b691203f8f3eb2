// Crews, jobs and spares (campaign.md, section 5): rules by hand, and queues whose answers are known.
#include "campaign/repairs.h"

#include <gmock/gmock.h>

#include "campaign/damage.h"
#include "small_campaign.h"
#include "tally/valuation.h"

namespace bulwark::testing {
namespace {

using ::testing::ElementsAre;

/// Assets `plant`, `mill` and `depot` of hardness 3, and what is said of their repair.
Settings three_assets(const std::string& repair) {
  return {"assets.plant={position: [0 km, 0 km], hardness: 3, capacity: 300 MW, value: 1, kind: generation}",
          "assets.mill={position: [0 km, 0 km], hardness: 3, capacity: 900 MW, value: 5, kind: substation}",
          "assets.depot={position: [0 km, 0 km], hardness: 1, capacity: 600 MW, value: 5, kind: store}",
          "campaign={duration: 900 d, strikes: {a: {every: 1 d}}, repair: " + repair + "}"};
}

/// A job that was done: the asset, and when it began and ended, in days.
struct Done {
  std::size_t asset;
  double begin_d;
  double end_d;
  friend bool operator==(const Done&, const Done&) = default;
};

void PrintTo(const Done& done, std::ostream* out) {
  *out << done.asset << " from " << done.begin_d << " to " << done.end_d;
}

struct Hit {
  std::size_t asset;
  double day;
};

/// Plays hits, and the jobs that they make, until nothing happens any more.
std::vector<Done> jobs_done(const std::string& repair, const std::vector<Hit>& hits, std::uint32_t trial = 0) {
  const Tables tables = compile_duel(three_assets(repair));
  Repairs repairs(tables);
  repairs.begin(tables.parameters, TrialStreams(1, trial));
  std::vector<Done> done;
  std::size_t next_hit = 0;
  for (;;) {
    const double hit_s = next_hit < hits.size() ? hits[next_hit].day * day_s : HUGE_VAL;
    const double now_s = std::min({hit_s, repairs.next_end_s(), repairs.next_delivery_s()});
    if (now_s == HUGE_VAL) return done;
    while (repairs.next_end_s() <= now_s) repairs.end_job();
    for (; next_hit < hits.size() && hits[next_hit].day * day_s <= now_s; ++next_hit) {
      repairs.add_job(AssetId(hits[next_hit].asset), now_s);
    }
    for (Job job; repairs.take_job(now_s, job);) {
      done.push_back({job.asset.index(), now_s / day_s, job.end_s / day_s});
    }
  }
}

TEST(Repairs, TakeTheOldestHitFirst) {
  EXPECT_THAT(jobs_done("{crews: 1, kinds: {default: {time: 2 d}}}", {{1, 0}, {0, 0.5}, {1, 1}, {2, 1.5}}),
              ElementsAre(Done{1, 0, 2}, Done{0, 2, 4}, Done{1, 4, 6}, Done{2, 6, 8}));
}

TEST(Repairs, TakeHitsOfOneInstantInScenarioOrder) {
  EXPECT_THAT(jobs_done("{crews: 1, kinds: {default: {time: 2 d}}}", {{2, 0}, {1, 0}, {0, 0}, {0, 0}}),
              ElementsAre(Done{0, 0, 2}, Done{0, 2, 4}, Done{1, 4, 6}, Done{2, 6, 8}));
}

TEST(Repairs, TakeTheGreatestCapacityForAHitFirst) {
  // 100, 300 and 600 MW a hit.
  EXPECT_THAT(jobs_done("{crews: 1, order: capacity, kinds: {default: {time: 2 d}}}", {{0, 0}, {0, 1}, {1, 1}, {2, 1}}),
              ElementsAre(Done{0, 0, 2}, Done{2, 2, 4}, Done{1, 4, 6}, Done{0, 6, 8}));
}

TEST(Repairs, TakeTheGreatestValueFirstAndTheOlderOfEquals) {
  EXPECT_THAT(
      jobs_done("{crews: 1, order: value, kinds: {default: {time: 2 d}}}", {{0, 0}, {2, 1}, {1, 1.5}, {0, 1.5}}),
      ElementsAre(Done{0, 0, 2}, Done{2, 2, 4}, Done{1, 4, 6}, Done{0, 6, 8}));
}

TEST(Repairs, WorkWithSeveralCrewsOnOneAsset) {
  EXPECT_THAT(jobs_done("{crews: 2, kinds: {default: {time: 2 d}}}", {{0, 0}, {0, 0}, {0, 0}}),
              ElementsAre(Done{0, 0, 2}, Done{0, 0, 2}, Done{0, 2, 4}));
}

TEST(Repairs, LeaveKindsWithoutAnEntryAlone) {
  EXPECT_THAT(jobs_done("{crews: 3, kinds: {substation: {time: 2 d}}}", {{0, 0}, {1, 0}, {2, 0}}),
              ElementsAre(Done{1, 0, 2}));
  EXPECT_THAT(jobs_done("{crews: 3, kinds: {substation: {time: 2 d}, default: {time: 3 d}}}", {{0, 0}, {1, 0}}),
              ElementsAre(Done{0, 0, 3}, Done{1, 0, 2}));
}

TEST(Repairs, DoNothingWithoutCrews) {
  EXPECT_THAT(jobs_done("{crews: 0, kinds: {default: {time: 2 d}}}", {{0, 0}}), ElementsAre());
}

TEST(Repairs, WaitForASpareAndPassTheJobOver) {
  const std::string repair =
      "{crews: 1, kinds: {generation: {time: 2 d, spare: turbine}, default: {time: 1 d}}, spares: {turbine: {initial: "
      "1, delivery: 0.1 /d}}}";
  // The second turbine is there at 10 d (a millionth of it early), the third at 20 d.
  const std::vector<Done> done = jobs_done(repair, {{0, 0}, {0, 0}, {0, 0}, {1, 0.5}, {2, 1}});
  ASSERT_EQ(done.size(), 5U);
  EXPECT_EQ(done[0], (Done{0, 0, 2}));
  EXPECT_EQ(done[1], (Done{1, 2, 3}));
  EXPECT_EQ(done[2], (Done{2, 3, 4}));
  EXPECT_NEAR(done[3].begin_d, 10, 2e-5);
  EXPECT_NEAR(done[4].begin_d, 20, 2e-5);
}

TEST(Repairs, TakeASpareWhenTheJobStarts) {
  const Tables tables = compile_duel(three_assets(
      "{crews: 1, kinds: {default: {time: 2 d, spare: part}}, spares: {part: {initial: 3, delivery: 1 /d}}}"));
  Repairs repairs(tables);
  repairs.begin(tables.parameters, TrialStreams(1, 0));
  repairs.add_job(AssetId(0), 0);
  repairs.add_job(AssetId(0), 0);
  EXPECT_EQ(repairs.waiting(), 2);
  EXPECT_EQ(repairs.in_stock(0, 0), 3);
  Job job;
  EXPECT_TRUE(repairs.take_job(0, job));
  EXPECT_FALSE(repairs.take_job(0, job));
  EXPECT_EQ(repairs.in_stock(0, 0), 2);
  EXPECT_EQ(repairs.in_stock(0, 1.5 * day_s), 3);
  EXPECT_EQ(repairs.waiting(), 1);
  EXPECT_EQ(repairs.under_way(), 1);
  repairs.end_job();
  EXPECT_EQ(repairs.ended(), 1U);
}

TEST(Repairs, NameTimesByAssetAndOrdinal) {
  const std::string repair = "{crews: 2, kinds: {default: {time: {exponential: 2 d}}}}";
  const std::vector<Done> alone = jobs_done(repair, {{0, 0}, {0, 50}});
  const std::vector<Done> both = jobs_done(repair, {{0, 0}, {1, 0}, {1, 0}, {0, 50}});
  EXPECT_DOUBLE_EQ(alone[0].end_d - alone[0].begin_d, both[0].end_d - both[0].begin_d);
  EXPECT_DOUBLE_EQ(alone[1].end_d - alone[1].begin_d, both[3].end_d - both[3].begin_d);
  EXPECT_NE(alone[0].end_d, alone[1].end_d - 50);
}

/// One crew, known times of 2, 5 and 10 d, 100, 400 and 300 MW: MW·days lost by order, as published for Smith's rule
/// (Smith 1956, Various optimizers for single-stage production; validation figures).
double mw_days_lost(const std::string& order, const std::vector<int>& values) {
  const auto asset = [&](std::size_t k, const char* name, int capacity_mw, const char* kind) {
    return "assets." + std::string(name) + "={position: [0 km, 0 km], capacity: " + std::to_string(capacity_mw) +
           " MW, kind: " + kind + ", value: " + std::to_string(values[k]) + "}";
  };
  const Outcome outcome =
      play(defenceless() +
           Settings{asset(0, "plant", 100, "a"), asset(1, "mill", 400, "b"), asset(2, "depot", 300, "c"),
                    "raid.wave.count=3", "raid.wave.assign=even", "raid.wave.targets=[plant, mill, depot]",
                    "raid.wave.launch={at: -1000 s}",
                    "campaign={duration: 50 d, strikes: {a: {days: [0 d]}}, repair: {crews: 1, order: " + order +
                        ", kinds: {a: {time: 2 d}, b: {time: 5 d}, c: {time: 10 d}}}}"});
  const std::vector<double> capacity_mw{100, 400, 300};
  double lost = 0;
  for (std::size_t a = 0; a < 3; ++a) {
    lost += capacity_mw[a] * static_cast<double>(outcome.campaign.damage_us[a]) / static_cast<double>(day_us);
  }
  return lost;
}

TEST(Repairs, LoseWhatTheirOrderLoses) {
  EXPECT_NEAR(mw_days_lost("oldest", {1, 1, 1}), 8100, 1e-6);    // 1-2-3
  EXPECT_NEAR(mw_days_lost("capacity", {1, 1, 1}), 8200, 1e-6);  // 2-3-1
  EXPECT_NEAR(mw_days_lost("value", {2, 3, 1}), 7800, 1e-6);     // 2-1-3
  EXPECT_NEAR(mw_days_lost("value", {1, 2, 3}), 10700, 1e-6);    // 3-2-1
}

/// N jobs at once and c crews, exponential times of mean 1 d: all are done after Σ 1/min(c, k), k = 1 … N, with a
/// variance of the sum of their squares (validation figures).
TEST(Repairs, ClearABatch) {
  struct Case {
    int jobs;
    int crews;
    double mean_d;
    double sd_d;
  };
  for (const Case& c : {Case{10, 1, 10, 3.162278}, Case{10, 3, 4.166667, 1.462494}, Case{20, 4, 6.083333, 1.556795},
                        Case{40, 5, 9.283333, 1.692221}}) {
    const Tables tables = compile_duel(
        Settings{"assets.plant={position: [0 km, 0 km], hardness: " + std::to_string(c.jobs) + "}",
                 "campaign={duration: 900 d, strikes: {a: {every: 1 d}}, repair: {crews: " + std::to_string(c.crews) +
                     ", kinds: {default: {time: {exponential: 1 d}}}}}"});
    Repairs repairs(tables);
    constexpr int trials = 10000;
    double sum = 0;
    double squares = 0;
    for (std::uint32_t trial = 0; trial < trials; ++trial) {
      repairs.begin(tables.parameters, TrialStreams(1, trial));
      for (int k = 0; k < c.jobs; ++k) repairs.add_job(AssetId(0), 0);
      double now_d = 0;
      for (Job job;;) {
        while (repairs.take_job(now_d * day_s, job)) {
        }
        if (repairs.under_way() == 0) break;
        now_d = repairs.end_job().end_s / day_s;
      }
      sum += now_d;
      squares += now_d * now_d;
    }
    const double mean = sum / trials;
    const double sd = std::sqrt(squares / trials - mean * mean);
    EXPECT_NEAR(mean, c.mean_d, 4.5 * c.sd_d / std::sqrt(trials));
    EXPECT_NEAR(sd, c.sd_d, 0.04 * c.sd_d);
  }
}

TEST(Damage, StopsAtTheHardness) {
  const Tables tables = compile_duel(three_assets("{crews: 1, kinds: {default: {time: 2 d}}}"));
  Damage damage(tables);
  damage.begin();
  EXPECT_TRUE(damage.hit(AssetId(0), 0));
  EXPECT_TRUE(damage.hit(AssetId(0), 1 * day_s));
  EXPECT_FALSE(damage.is_disabled(AssetId(0)));
  EXPECT_TRUE(damage.hit(AssetId(0), 2 * day_s));
  EXPECT_TRUE(damage.is_disabled(AssetId(0)));
  EXPECT_FALSE(damage.hit(AssetId(0), 3 * day_s));
  EXPECT_EQ(damage.of(AssetId(0)), 3);
  EXPECT_EQ(damage.disabled_assets(), 1U);
  damage.repair(AssetId(0), 5 * day_s);
  EXPECT_EQ(damage.disabled_assets(), 0U);
  EXPECT_TRUE(damage.was_disabled(AssetId(0)));
  EXPECT_FALSE(damage.was_disabled(AssetId(1)));
  damage.close(6 * day_s);
  EXPECT_EQ(damage.damage_us()[0], (1 + 2 + 3 * 3 + 2) * day_us);
  EXPECT_EQ(damage.disabled_us()[0], 3 * day_us);
  EXPECT_EQ(damage.damage_us()[1], 0);
  EXPECT_EQ(damage.total(), 2);
}

TEST(Damage, OfAMillionHitsOverThirtyYearsIsCounted) {
  const Tables tables = compile_duel({"assets.plant.hardness=1000000"});
  Damage damage(tables);
  damage.begin();
  for (int hit = 0; hit < 1'000'000; ++hit) damage.hit(AssetId(0), 0);
  damage.close(1e9);
  constexpr std::int64_t end_us = 1'000'000'000'000'000;
  EXPECT_TRUE(damage.damage_us()[0] == static_cast<Int128>(end_us) * 1'000'000);
  EXPECT_EQ(Valuation(tables.scenario).damage_us(AssetId(0), damage.damage_us()[0]), end_us);
}

}  // namespace
}  // namespace bulwark::testing
