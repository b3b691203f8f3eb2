// The results of validation, to read on a screen and as the manual's chapter.
#pragma once

#include <string>
#include <vector>

#include "validation/backtest.h"
#include "validation/case.h"

namespace bulwark {

/// Title and source of a family of cases, as a head over its table.
std::string validation_head(const ValidationCase& validation);

/// The table of one family; results of one title.
std::string validation_table(const std::vector<CaseResult>& results);

/// The backtest as a text, with its title and source.
std::string backtest_report(const Backtest& backtest);

/// The same as a section of the chapter.
std::string backtest_section(const Backtest& backtest);

/// The chapter, in Markdown: every case with its source, the backtest, and plainly what is not validated.
std::string validation_chapter(const std::vector<CaseResult>& results, const Backtest& backtest);

}  // namespace bulwark
