// The results of validation, to read on a screen and as the manual's chapter.
#pragma once

#include <string>
#include <vector>

#include "study/validation/case.h"

namespace bulwark {

/// Title and source of a family of cases, as a head over its table.
std::string validation_head(const ValidationCase& validation);

/// The table of one family; results of one title.
std::string validation_table(const std::vector<CaseResult>& results);

/// The chapter, in Markdown: every case with its source, and plainly what is not validated.
std::string validation_chapter(const std::vector<CaseResult>& results);

}  // namespace bulwark
