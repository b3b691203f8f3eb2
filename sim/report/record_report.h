// What a calibration file asks, in words: `bulwark check CALIBRATION`.
#pragma once

#include <string>

#include "calibrate/calibration_file.h"

namespace bulwark {

/// A line on the prior and the work, and a table of a row a raid and family of the record.
std::string record_report(const Calibration& calibration);

}  // namespace bulwark
