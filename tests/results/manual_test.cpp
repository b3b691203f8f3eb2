// The manual's tables of result tables against what is declared: every table has its row, and the row names its
// columns.
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "output/result_files.h"
#include "results/tables.h"
#include "study/small_case.h"

namespace bulwark {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string manual() {
  const fs::path sim = fs::path(BULWARK_SOURCE_DIR) / "sim";
  std::string text = text_of(sim / "README.md");
  for (const fs::directory_entry& chapter : fs::directory_iterator(sim / "manual")) text += text_of(chapter.path());
  return text;
}

/// The row of the manual that begins with a table's file; empty without one.
std::string row_of(const std::string& manual, const std::string& file) {
  const std::size_t begin = manual.find("\n| " + file + " | ");
  return begin == std::string::npos ? "" : manual.substr(begin + 1, manual.find('\n', begin + 1) - begin - 1);
}

/// A column without what estimates and distributions add to its name.
std::string stem(std::string column) {
  for (const std::string_view ending :
       {"_stderr", "_ci_low", "_ci_high", "_mean", "_p05", "_p50", "_p95", "ci_low", "ci_high"}) {
    if (column.ends_with(ending) && column != ending) return column.substr(0, column.size() - ending.size());
  }
  return column;
}

TEST(Manual, HasARowForEveryTableThatIsDeclared) {
  const std::string text = manual();
  for (const std::string& file : table_files()) {
    const bool is_of_disaster = file.starts_with("disaster_");  // one description for all
    const bool is_told_elsewhere =
        file == "events.csv" || file == "hypotheses.csv" || file == "selection.csv" || is_of_disaster;
    EXPECT_NE(text.find(is_of_disaster ? "disaster_1.csv" : file), std::string::npos) << file;
    if (!is_told_elsewhere) {
      EXPECT_NE(row_of(text, file), "") << file;
    }
  }
}

// One that is not would make the second of two commands into one folder refuse what the first has left there.
TEST(TableFiles, AreAllThatHeadersDeclare) {
  static const std::regex declared("_table_name = \"([a-z_]+)\"");
  const std::set<std::string> known = table_files();
  std::size_t found = 0;
  for (const fs::directory_entry& header : fs::directory_iterator(fs::path(BULWARK_SOURCE_DIR) / "sim" / "results")) {
    const std::string text = text_of(header.path());
    for (std::sregex_iterator name(text.begin(), text.end(), declared), end; name != end; ++name, ++found) {
      EXPECT_TRUE(known.contains((*name)[1].str() + ".csv")) << name->str();
    }
  }
  EXPECT_GE(found, 9U);
}

TEST(Manual, NamesTheColumnsOfTheTablesOfARun) {
  const std::string text = manual();
  const Scenario scenario = small_scenario();
  const Layout layout = small_layout(scenario);
  const Tallies tallies(scenario, layout);
  for (const ResultTable& table : result_tables(scenario, layout, tallies)) {
    const std::string row = row_of(text, table.name + ".csv");
    for (const std::string& column : table.header) {
      EXPECT_NE(row.find(stem(column)), std::string::npos) << table.name << ": " << column;
    }
  }
}

}  // namespace
}  // namespace bulwark
