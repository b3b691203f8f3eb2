// `uncertain: {draws: FILE}`: parameters that are drawn together, a row of a CSV file a trial.
//
// The header of the file has the paths, as `uncertain:` has them; each row is an equally likely draw of all of them, in
// SI units without a unit (a share from 0 to 1, s, /s, W). Every column becomes an empirical distribution, and all of
// them take the row that one draw of the trial chooses: so they vary as the rows do, together. Written by
// `bulwark calibrate` (draws.csv).
#pragma once

#include <string>
#include <string_view>

#include "format/sections.h"

namespace bulwark {

constexpr std::string_view joint_draws_key = "draws";

/// Adds the columns of the file that the section names, if it names one, to the scenario's uncertain parameters, in
/// their order. It is relative to `scenario_file`. Complaints of it are of its own places.
void read_joint_draws(const Value& section, const std::string& scenario_file, Reading& reading);

}  // namespace bulwark
