// `bulwark calibrate` in words: what the record says of the parameters, what it predicts, and what speaks against it.
#pragma once

#include <string>

#include "calibrate/calibrate.h"

namespace bulwark {

std::string calibration_report(const Calibration& calibration, const CalibrationResult& result);

}  // namespace bulwark
