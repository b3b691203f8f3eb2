// One factor of a study, in any of its forms (study_file.h).
#pragma once

#include "study/study.h"
#include "yaml/value.h"
#include "yaml/written_measure.h"

namespace bulwark {

/// Complains, and returns what could be read. A factor without `path` is named by it.
Factor read_factor(const Entry& entry);

}  // namespace bulwark
