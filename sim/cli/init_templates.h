// The files that `bulwark init` writes: small, commented, without an error or a warning (tests/cli/editors_test.cpp).
#pragma once

#include <string>

namespace bulwark {

/// One raid.
std::string scenario_template();
/// The same defence against raids over a month.
std::string campaign_template();
/// Of the first, as scenario.yaml beside it.
std::string study_template();
/// Of the same scenario.
std::string plan_template();
std::string calibration_template();

}  // namespace bulwark
