// The key `bands` of a calibration file.
#pragma once

#include <vector>

#include "calibrate/record.h"
#include "yaml/names.h"
#include "yaml/value.h"

namespace bulwark {

/// Complains to the section's diagnostics of what is wrong. `families` are those of the record.
std::vector<ReportedBand> read_bands(const Value& section, const NameTable& families);

}  // namespace bulwark
