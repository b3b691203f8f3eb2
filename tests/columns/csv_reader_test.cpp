// Tables that were written, read back to the byte.
#include "columns/csv_reader.h"

#include <gmock/gmock.h>

#include <stdexcept>

#include "columns/csv.h"
#include "output/temporary_folder.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;

class CsvReader : public TemporaryFolder {
 protected:
  ResultTable read(const std::string& text) {
    put(folder_ / "any.csv", text);
    return read_table(folder_ / "any.csv");
  }
  std::string fault_of(const std::string& text) {
    try {
      read(text);
    } catch (const std::runtime_error& fault) {
      return fault.what();
    }
    return "";
  }
};

TEST_F(CsvReader, CellsAreWhatWasWritten) {
  const ResultTable table{"any",
                          {"name", " a header, with \"quotes\""},
                          {{std::string(" blanks "), std::uint64_t{7}},
                           {std::string("two\nlines\r"), 0.25},
                           {std::string("a \"word\", and more"), {}},
                           {std::string("007"), std::string("\xFF no text")}}};
  const ResultTable again = read(to_csv(table));
  EXPECT_EQ(again.name, "any");
  EXPECT_EQ(again.header, table.header);
  EXPECT_EQ(again.rows.size(), table.rows.size());
  EXPECT_EQ(to_csv(again), to_csv(table));
  EXPECT_EQ(again.rows[0][1], TableCell(std::uint64_t{7}));
  EXPECT_EQ(again.rows[1][1], TableCell(0.25));
  EXPECT_EQ(again.rows[2][1], TableCell());
}

TEST_F(CsvReader, WhatIsTornIsNoTable) {
  EXPECT_THAT(fault_of("a,b\n1,2"), HasSubstr("any.csv: a record without an end"));
  EXPECT_THAT(fault_of("a,b\n1,\"2\n"), HasSubstr("a quote without an end"));
  EXPECT_THAT(fault_of("a,b\n1,\"2\"3\n"), HasSubstr("a record without an end"));
  EXPECT_THAT(fault_of("a,b\n1\n1,2,3\n"), HasSubstr("a row that is not as long as the header"));
  EXPECT_THAT(fault_of(""), HasSubstr("a record without an end"));
  EXPECT_THROW(read_table(folder_ / "nowhere.csv"), std::runtime_error);
}

}  // namespace
}  // namespace bulwark
