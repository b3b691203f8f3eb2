// Parts of a sweep that nobody has swept: refused by name, before anything of theirs is believed.
#include "study/merge.h"

#include <gtest/gtest.h>

#include <limits>

#include "base/input_error.h"
#include "format/support.h"
#include "output/temporary_folder.h"
#include "study/forged_journal.h"
#include "study/study_file.h"
#include "study/sweep.h"

namespace bulwark {
namespace {

constexpr const char* study_text =
    "bulwark_study: 1\nscenario: small.yaml\ndesign: grid\ntrials: 100\nmetrics: [leakers:all]\n"
    "factors: {rounds: {path: systems.sam.rounds, values: [2, 8]}}\n";

class Merge : public TemporaryFolder {
 protected:
  static SweepPlan plan() {
    return {load_study_text(study_text, "study.yaml", testing::small_scenario(), "small.yaml"), std::nullopt};
  }
  static JournalHeader header(const std::string& shard, const std::string& trials = "100") {
    JournalHeader texts = journal_header(plan(), {1, 1}, "1");
    texts[1].second = trials;
    texts[2].second = shard;
    return texts;
  }
  /// What merging journals of these bytes says.
  std::string refusal(const std::vector<std::string>& files) {
    std::vector<SweepPart> parts;
    for (const std::string& bytes : files) {
      const std::string name = "part" + std::to_string(parts.size() + 1);
      put(folder_ / name, bytes);
      parts.push_back({name, Journal::open_to_read(folder_ / name)});
    }
    try {
      plan_of_parts(parts, "1");
    } catch (const InputErrors& errors) {
      return errors.what();
    }
    return "merged";
  }
};

TEST_F(Merge, TakesAJournalOfThePlan) {
  const std::vector<double> record(record_length(plan()), 1.0);
  const std::string end = "2 " + std::to_string(record.size());
  EXPECT_EQ(refusal({testing::forged_header(header("1/1"), end) + testing::forged_record(0, record) +
                     testing::forged_record(1, record)}),
            "merged");
}

TEST_F(Merge, RefusesShardsThatAreNoPartOfAWhole) {
  for (const char* shard : {"0/0", "", "1", "/", "2/1", "1/4294967295", "1/18446744073709551616", "01/2", "x/2"}) {
    EXPECT_EQ(refusal({testing::forged_header(header(shard), "2 14")}),
              "part1: the journal's shard '" + std::string(shard) + "' is no part of a whole");
  }
}

TEST_F(Merge, RefusesTrialsThatNoSweepHas) {
  for (const char* trials : {"0", "-1", "1", "1000001", "many", ""}) {
    EXPECT_EQ(refusal({testing::forged_header(header("1/1", trials), "2 14")}),
              "part1: the journal's trials '" + std::string(trials) + "' are no number of trials of a sweep");
  }
}

TEST_F(Merge, RefusesOtherNumbersOfRunsAndFiguresThanThePlanHas) {
  for (const char* end : {"0 14", "2 1", "2 0", "100000000 14", "2 1000000000"}) {
    EXPECT_NE(refusal({testing::forged_header(header("1/1"), end)}).find("the sweep that it names has 2 of 14"),
              std::string::npos)
        << end;
  }
}

TEST(Records, ThatNoRunHasMadeAreRefused) {
  for (const double trials : {-1.0, std::numeric_limits<double>::quiet_NaN(), 1e300}) {
    std::vector<double> record(numbers_of(1), 0.0);
    record[0] = trials;
    EXPECT_THROW(from_numbers(record, 1), std::runtime_error);
  }
  EXPECT_THROW(from_numbers({1.0}, 1), std::runtime_error);
}

}  // namespace
}  // namespace bulwark
