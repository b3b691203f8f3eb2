// The CSV file of raids of a user: raid,regime,family,launched,stopped and, where it is told apart, lost.
#pragma once

#include <string>
#include <vector>

#include "calibrate/record.h"

namespace bulwark {

/// The raids in the order in which they first appear. Throws InputErrors with all that is wrong, cell by cell.
std::vector<ReportedRaid> read_raids(const std::string& text, const std::string& file,
                                     const std::vector<ReportedFamily>& families);

/// What is wrong with a report's counts under the regime, with what was expected; empty where nothing is.
std::string fault_of(const FamilyReport& report, Regime regime);

/// As files write it.
std::string name_of(Regime regime);

}  // namespace bulwark
