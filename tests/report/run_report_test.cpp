#include "report/run_report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "report/text_table.h"
#include "study/small_case.h"

namespace bulwark {
namespace {

std::size_t longest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto characters = std::count_if(line.begin(), line.end(),
                                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    longest = std::max(longest, static_cast<std::size_t>(characters));
  }
  return longest;
}

TEST(TextTable, AlignsAndShortens) {
  TextTable table({"Name", "x"});
  EXPECT_EQ(table.text(), "");
  table.add({"a", "10.5"});
  table.add({std::string(40, 'n'), "–"});
  EXPECT_EQ(table.text(),
            "Name                                x\n"
            "a                                10.5\n"
            "nnnnnnnnnnnnnnnnnnnnnnnnnnnnn…      –\n");
}

TEST(Report, AnswersInFewLines) {
  const Scenario scenario = small_scenario();
  const Layout layout = small_layout(scenario);
  Tallies tallies(scenario, layout);
  for (int i = 0; i < 100; ++i) {
    tallies.add(first_outcome(layout));
    tallies.add(second_outcome(layout));
  }
  const std::string text = run_report(scenario, tallies);
  EXPECT_EQ(text, R"(Leakage                            mean   95 % interval   p05 – p95 of raids   leakers   launched
all but decoys                   23.5 %   22.1 – 25.0 %        12.5 – 33.3 %      2.00       9.00
drone                            23.5 %   22.1 – 25.0 %        12.5 – 33.3 %      2.00       9.00
decoy                            37.5 %   32.4 – 42.9 %         0.0 – 75.0 %      1.50       4.00

Why they leaked                   share   leakers a raid
missed                           50.0 %             1.00
magazine                         25.0 %             0.50
channels                         25.0 %             0.50

Assets most often lost           P(disabled)   95 % interval   capacity lost, MW
depot                                 50.0 %   43.1 – 56.9 %                50.0

Batteries most often empty       P(empty)   95 % interval   after, min   rounds fired
ring.1                             50.0 %   43.1 – 56.9 %         0.50           10.0

Cost a raid                      mean   95 % interval   p05 – p95 of raids
attacker                         0.49     0.48 – 0.50          0.44 – 0.54
defender                         25.2     25.1 – 25.4          24.0 – 26.5
defender / attacker              51.5     51.2 – 51.9          49.1 – 54.5
)");
  EXPECT_LE(longest_line(text), 100U);
}

TEST(Report, LongNamesAndLargeNumbersStayWithin100Columns) {
  Scenario scenario = small_scenario();
  scenario.families[FamilyId(0)] = std::string(200, 'f');
  scenario.assets[AssetId(1)].name = std::string(200, 'a');
  scenario.batteries[BatteryId(0)].name = std::string(200, 'b');
  scenario.batteries[BatteryId(0)].unit.interceptor_cost = 4e6;
  scenario.types[TypeId(0)].cost = 5e5;
  const Layout layout = small_layout(scenario);
  Tallies tallies(scenario, layout);
  for (int i = 0; i < 20; ++i) tallies.add(first_outcome(layout));
  EXPECT_LE(longest_line(run_report(scenario, tallies)), 100U);
}

TEST(Report, WorksWithoutTrialsAndWithOne) {
  const Scenario scenario = small_scenario();
  const Layout layout = small_layout(scenario);
  Tallies tallies(scenario, layout);
  EXPECT_NE(run_report(scenario, tallies), "");
  tallies.add(empty_outcome(layout));
  EXPECT_EQ(run_report(scenario, tallies).find("nan"), std::string::npos);
}

}  // namespace
}  // namespace bulwark
