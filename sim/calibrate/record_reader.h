// The keys `families`, `raids`, `raids_file` and `bands` of a calibration file.
#pragma once

#include <string>

#include "calibrate/record.h"
#include "scenario/scenario.h"
#include "yaml/map_reader.h"
#include "yaml/scalars.h"

namespace bulwark {

/// hard_kills, apart or together.
const Choice<Regime>& regime_words();

/// Complains to the map's diagnostics of what is wrong; throws InputErrors of the CSV file of raids. `file` is that of
/// the map, which the CSV file is relative to.
Record read_record(const MapReader& map, const Scenario& scenario, const std::string& file);

}  // namespace bulwark
