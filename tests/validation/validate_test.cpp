// `bulwark validate` and the manual's chapter that it writes.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <thread>

#include "output/validation_report.h"
#include "study/validation/case.h"

namespace bulwark {
namespace {

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
  std::ifstream file(std::string(BULWARK_SOURCE_DIR) + "/sim/VALIDATION.md");
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_EQ(without_computed_figures(validation_chapter(results)), without_computed_figures(text.str()))
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

TEST(Validate, EveryCaseAgreesInTheQuickRun) {
  const Effort effort{0.1, std::max(1U, std::thread::hardware_concurrency())};
  for (const ValidationCase& validation : validation_cases()) {
    const CaseResult result = run_case(validation, effort);
    for (std::size_t k = 0; k < result.measured.size(); ++k) {
      EXPECT_TRUE(passes(validation.figures[k], result.measured[k]))
          << validation.id << ", " << validation.figures[k].what << ": computed " << result.measured[k].value
          << ", z = " << result.measured[k].z;
    }
  }
}

}  // namespace
}  // namespace bulwark
