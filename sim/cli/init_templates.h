// The files that `bulwark init` writes: small, commented, without an error or a warning (tests/cli/init_test.cpp).
#pragma once

namespace bulwark {

/// One raid.
const char* scenario_template();
/// The same defence against raids over a month.
const char* campaign_template();
/// Of the first, as scenario.yaml beside it.
const char* study_template();

}  // namespace bulwark
