// The part of a search's range that a scenario takes: `--from 1` of a magazine whose reload fills eight places begins
// at eight.
#pragma once

#include <vector>

#include "base/input_error.h"
#include "inquiry/saturation.h"

namespace bulwark {

/// Moves an end of the range that the scenario does not take, for any second value, to the nearest value that it does
/// (of values that are not whole to within the tolerance), and says so, of `--from` or `--to`. Where neither end is
/// taken, or a single value between them would be left, all stays as it is: check_saturation() tells why. Assumes that
/// what lies between the value found and the other end is taken, too; where it is not, saturate() throws InputErrors.
std::vector<InputError> narrow_to_valid(const ScenarioText& scenario, const std::vector<Override>& overrides,
                                        SaturationQuery& query);

}  // namespace bulwark
