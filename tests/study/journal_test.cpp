#include "study/journal.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "output/temporary_folder.h"
#include "study/forged_journal.h"

namespace bulwark {
namespace {

class JournalTest : public TemporaryFolder {
 protected:
  std::filesystem::path path() const { return folder_ / "journal.bin"; }
  Journal create() const { return Journal::create(path(), header_, 10, 2); }

  JournalHeader header_ = {{"program", "1 abc"}, {"study", "a\nb\n"}, {"empty", ""}};
};

TEST_F(JournalTest, GivesBackWhatWasAppended) {
  {
    Journal journal = create();
    journal.append(7, {1.5, -2});
    journal.append(0, {0.1, 1e300});
  }
  const Journal journal = Journal::open_to_read(path());
  EXPECT_EQ(journal.header(), header_);
  EXPECT_EQ(journal.runs(), 10U);
  EXPECT_EQ(journal.finished(), 2U);
  EXPECT_FALSE(journal.has(1));
  EXPECT_EQ(journal.read(7), (std::vector<double>{1.5, -2}));
  EXPECT_EQ(journal.read(0), (std::vector<double>{0.1, 1e300}));
}

TEST_F(JournalTest, CutAnywhereItKeepsEveryWholeRecord) {
  std::size_t header_bytes = 0;
  {
    Journal journal = create();
    header_bytes = std::filesystem::file_size(path());
    for (std::size_t run = 0; run < 3; ++run) journal.append(run, {static_cast<double>(run), 1});
  }
  const std::string whole = content(path());
  const std::size_t record = (whole.size() - header_bytes) / 3;
  for (std::size_t size = header_bytes; size <= whole.size(); ++size) {
    put(path(), whole.substr(0, size));
    Journal journal = Journal::open_to_append(path());
    EXPECT_EQ(journal.finished(), (size - header_bytes) / record);
    journal.append(9, {4, 5});
    EXPECT_EQ(journal.read(9), (std::vector<double>{4, 5}));
  }
}

TEST_F(JournalTest, ARecordThatDoesNotMatchItsChecksumWasNeverRun) {
  {
    Journal journal = create();
    for (std::size_t run = 0; run < 3; ++run) journal.append(run, {static_cast<double>(run), 1});
  }
  std::string bytes = content(path());
  bytes[bytes.size() - 30] = static_cast<char>(bytes[bytes.size() - 30] ^ 1);  // in the second record
  put(path(), bytes);
  const Journal journal = Journal::open_to_read(path());
  EXPECT_TRUE(journal.has(0));
  EXPECT_FALSE(journal.has(1));
  EXPECT_TRUE(journal.has(2));
}

TEST_F(JournalTest, RefusesWhatIsNoJournalOrDamagedInItsHeader) {
  put(path(), "bulwark journal 1\n");
  EXPECT_THROW(Journal::open_to_read(path()), std::runtime_error);
  put(path(), "point,metric\n");
  EXPECT_THROW(Journal::open_to_read(path()), std::runtime_error);
  create();
  std::string bytes = content(path());
  bytes[25] = 'x';
  put(path(), bytes);
  EXPECT_THROW(Journal::open_to_read(path()), std::runtime_error);
}

TEST_F(JournalTest, BelievesNoNumberThatItCannotHold) {
  const auto refusal = [&](const std::string& bytes) {
    put(path(), bytes);
    try {
      Journal::open_to_read(path());
    } catch (const std::runtime_error& fault) {
      return std::string(fault.what());
    }
    return std::string("opened");
  };
  const auto header = [](const std::string& end) { return testing::forged_header({{"program", "1"}}, end); };
  EXPECT_NE(refusal(header("100000001 2")).find("too large"), std::string::npos);
  EXPECT_NE(refusal(header("10 2305843009213693951")).find("too large"), std::string::npos);
  EXPECT_NE(refusal(header("10")).find("no number of figures"), std::string::npos);
  EXPECT_NE(refusal(header("-1 2")).find("no number"), std::string::npos);
  const std::vector<std::pair<std::string, std::string>> many(17, {"a", ""});
  EXPECT_NE(refusal(testing::forged_header(many, "1 1")).find("more texts"), std::string::npos);
  EXPECT_NE(refusal("bulwark journal 1\na 99999999999\n").find("too large"), std::string::npos);
}

TEST_F(JournalTest, TakesNoMemoryForRecordsThatAreNotThere) {
  put(path(), testing::forged_header({{"program", "1"}}, "100000000 1000000000") + "a few bytes");
  const Journal journal = Journal::open_to_read(path());
  EXPECT_EQ(journal.runs(), 100'000'000U);
  EXPECT_EQ(journal.finished(), 0U);
  EXPECT_FALSE(journal.has(99'999'999));
}

TEST_F(JournalTest, ARunThatIsNoneOfItsWasNeverRun) {
  put(path(), testing::forged_header({{"program", "1"}}, "2 1") + testing::forged_record(2, {1}) +
                  testing::forged_record(~std::uint64_t{0}, {1}) + testing::forged_record(1, {7}));
  const Journal journal = Journal::open_to_read(path());
  EXPECT_EQ(journal.finished(), 1U);
  EXPECT_TRUE(journal.has(1));
  EXPECT_FALSE(journal.has(2));
}

}  // namespace
}  // namespace bulwark
