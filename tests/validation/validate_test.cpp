// `bulwark validate` and the manual's chapter that it writes.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <thread>

#include "base/input_error.h"
#include "format/load.h"
#include "report/validation_report.h"
#include "validation/backtest.h"
#include "validation/case.h"

namespace bulwark {
namespace {

std::string content(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The cells of a Markdown row but for the figures that a run computes; other lines as they are.
std::string without_computed(const std::string& line) {
  if (!line.starts_with("| `")) return line;
  std::istringstream cells(line);
  std::string kept;
  std::string cell;
  for (int column = 0; std::getline(cells, cell, '|'); ++column) {
    if (column <= 3) kept += cell + '|';
  }
  return kept;
}

std::string without_computed_figures(const std::string& chapter) {
  std::istringstream lines(chapter);
  std::string kept;
  for (std::string line; std::getline(lines, line);) kept += without_computed(line) + '\n';
  return kept;
}

TEST(Validate, CasesHaveNamesSourcesAndFiguresOfTheirOwn) {
  std::set<std::string> ids;
  for (const ValidationCase& validation : validation_cases()) {
    EXPECT_TRUE(ids.insert(validation.id).second) << validation.id;
    EXPECT_FALSE(validation.source.empty()) << validation.id;
    EXPECT_FALSE(validation.figures.empty()) << validation.id;
  }
}

TEST(Validate, ChapterIsCurrentButForComputedFigures) {
  std::vector<CaseResult> results;
  for (const ValidationCase& validation : validation_cases()) {
    results.push_back({validation, std::vector<Measured>(validation.figures.size())});
  }
  EXPECT_EQ(without_computed_figures(validation_chapter(results, reported_backtest())),
            without_computed_figures(content(std::string(BULWARK_SOURCE_DIR) + "/sim/VALIDATION.md")))
      << "write it anew: bulwark validate --markdown > sim/VALIDATION.md";
}

TEST(Validate, ResultsDoNotDependOnTheNumberOfThreads) {
  for (const ValidationCase& validation : validation_cases()) {
    if (validation.id != "layers") continue;
    const CaseResult one = run_case(validation, {0.01, 1});
    const CaseResult two = run_case(validation, {0.01, 2});
    for (std::size_t k = 0; k < one.measured.size(); ++k) EXPECT_EQ(one.measured[k].value, two.measured[k].value);
  }
}

const Effort quick{0.1, std::max(1U, std::thread::hardware_concurrency())};

TEST(Validate, EveryCaseAgreesInTheQuickRun) {
  for (const ValidationCase& validation : validation_cases()) {
    const CaseResult result = run_case(validation, quick);
    for (std::size_t k = 0; k < result.measured.size(); ++k) {
      EXPECT_TRUE(passes(validation.figures[k], result.measured[k]))
          << validation.id << ", " << validation.figures[k].what << ": computed " << result.measured[k].value
          << ", z = " << result.measured[k].z;
    }
  }
}

TEST(Backtest, TheProgramHoldsTheFlagship) {
  EXPECT_EQ(flagship().text, content(std::string(BULWARK_SOURCE_DIR) + "/configs/winter_grid.yaml"));
}

TEST(Backtest, RangesAreComparedByWhatTheyShare) {
  const auto figure = [](double mean, double low, double high) {
    return BacktestFigure{{"", 0.2, 0.1, 0.5, true}, {mean, 0.01}, {}, {low, {}}, {high, {}}};
  };
  EXPECT_DOUBLE_EQ(common_share(figure(0.2, 0.1, 0.5)), 1);
  EXPECT_DOUBLE_EQ(common_share(figure(0.2, 0.3, 0.6)), 0.4);
  EXPECT_DOUBLE_EQ(common_share(figure(0.2, 0.6, 0.7)), 0);
  EXPECT_TRUE(passes(figure(0.2, 0.2, 0.45)));
  EXPECT_FALSE(passes(figure(0.2, 0.2, 0.25)));  // too narrow
  EXPECT_FALSE(passes(figure(0.05, 0.1, 0.5)));  // out of level
}

TEST(Backtest, TheFlagshipAgreesWithTheReportsInTheQuickRun) {
  const Backtest backtest = run_backtest(flagship().scenario, quick);
  EXPECT_TRUE(passes(backtest)) << backtest_report(backtest);
}

TEST(Backtest, NeedsTheFamiliesOfTheReports) {
  const Scenario scenario = load_scenario(std::string(BULWARK_SOURCE_DIR) + "/configs/quickstart.yaml").scenario;
  EXPECT_THROW(run_backtest(scenario, quick), InputErrors);
}

}  // namespace
}  // namespace bulwark
