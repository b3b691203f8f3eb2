#include "decide/rare_log.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>

#include "decide/rare.h"
#include "decide/small_scenarios.h"

namespace bulwark {
namespace {

using testing::compiled;
using testing::query_of;
using testing::single_shots;

class RareLogTest : public ::testing::Test {
 protected:
  RareLogTest() : folder_(std::filesystem::temp_directory_path() / ("rare_log_" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~RareLogTest() override { std::filesystem::remove_all(folder_); }

  Journal journal(const std::string& name) const {
    return Journal::create(folder_ / name, {}, most_journal_runs, rare_record_length);
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(RareLogTest, GivesBackWhatItKept) {
  Journal kept = journal("kept");
  RareLog log(kept);
  const StratumRound round{1.25e-6, 0.5, 1e-9, 0.75, 1234};
  WeightedSums sums;
  for (int i = 1; i <= 12; ++i) sums.add(0.3 * i, 0.1);
  log.keep(7, round);
  log.keep(7, sums);
  EXPECT_EQ(log.round(7), round);
  const auto batch = log.batch(7);
  ASSERT_TRUE(batch);
  EXPECT_EQ(batch->trials, sums.trials);
  EXPECT_EQ(batch->value, sums.value);
  EXPECT_EQ(batch->value_squares, sums.value_squares);
  EXPECT_EQ(batch->weight, sums.weight);
  EXPECT_EQ(batch->weight_squares, sums.weight_squares);
  EXPECT_EQ(batch->largest, sums.largest);
  EXPECT_FALSE(log.round(8) || log.batch(8));
}

TEST_F(RareLogTest, RefusesWhatNoSearchHasMade) {
  Journal damaged = journal("damaged");
  std::vector<double> numbers(rare_record_length, 0);
  numbers[0] = -1;
  damaged.append(0, numbers);
  numbers[0] = 1;
  numbers[4] = 1e300;
  damaged.append(2, numbers);
  RareLog log(damaged);
  EXPECT_THROW(log.round(0), std::runtime_error);
  EXPECT_THROW(log.round(1), std::runtime_error);
}

class RareShares : public RareLogTest {
 protected:
  /// The whole, and what is found with the logs of three shards; how many trials each of the two played.
  void expect_the_same(const Tables& tables, const RareQuery& query) {
    std::atomic<std::uint64_t> in_whole = 0;
    std::atomic<std::uint64_t> in_merging = 0;
    const RareResult whole = find_rare(tables, query, {2, nullptr, nullptr, [&](auto n) { in_whole += n; }});
    std::vector<Journal> journals;
    for (std::uint32_t index = 1; index <= 3; ++index) {
      journals.push_back(journal(std::to_string(index)));
      RareLog log(journals.back());
      play_rare_share(tables, query, {2, nullptr, &log}, {index, 3});
    }
    RareLog logs({&journals[0], &journals[1], &journals[2]});
    const RareResult merged = find_rare(tables, query, {1, nullptr, &logs, [&](auto n) { in_merging += n; }});
    EXPECT_EQ(merged.is_by_importance(), whole.is_by_importance());
    EXPECT_EQ(merged.estimate().probability, whole.estimate().probability);
    EXPECT_EQ(merged.estimate().interval.high, whole.estimate().interval.high);
    EXPECT_EQ(merged.splitting.estimate.trials, whole.splitting.estimate.trials);
    EXPECT_LT(in_merging, 0.6 * static_cast<double>(in_whole));
  }
};

TEST_F(RareShares, ComeToTheLastBitOfTheWholeByImportanceSampling) {
  const Tables tables = compiled(single_shots(6, 0.9));
  expect_the_same(tables, query_of(tables, "leakers:all>=3", 1, 0.015));
}

TEST_F(RareShares, ComeToTheLastBitOfTheWholeBySplitting) {
  // Of a campaign there is no importance sampling.
  const Tables tables = compiled(single_shots(4, 0.9, "campaign: {duration: 2 d, strikes: {nightly: {every: 1 d}}}\n"));
  expect_the_same(tables, query_of(tables, "leakers:all>=4", 1, 0.08));
}

}  // namespace
}  // namespace bulwark
