// What a study compares its points with, and the claims that it makes of them (study_file.h).
#pragma once

#include <optional>
#include <vector>

#include "study/study.h"
#include "yaml/value.h"

namespace bulwark {

/// What points are compared with: `scenario`, or levels of the factors. None after a complaint.
struct BaselineOf {
  const std::vector<Factor>& factors;
  std::optional<Baseline> operator()(const Value& value) const;
};

/// Complains, and returns what could be read.
Hypothesis read_hypothesis(const Entry& entry, const std::vector<Factor>& factors);

}  // namespace bulwark
