// What became of a study's hypotheses, in words.
#pragma once

#include <string>
#include <vector>

#include "study/hypotheses.h"

namespace bulwark {

/// A table of verdicts; empty without hypotheses.
std::string hypotheses_report(const SweepPlan& plan, const std::vector<HypothesisTest>& tests);

}  // namespace bulwark
