// What of a trial's draws is counted, to see which of them an event needs unusual, and to tilt them.
#pragma once

#include <cstdint>
#include <vector>

#include "outcome/event_log.h"
#include "outcome/outcome.h"
#include "tables/tables.h"

namespace bulwark {

struct MetShots {
  std::uint32_t met = 0;  // rounds that met a live threat
  std::uint32_t kills = 0;
};

/// Of one raid.
struct TrialRecord {
  IndexedByBoth<BatteryId, TypeId, MetShots> shots;
  std::vector<std::uint32_t> aimed;  // [cell]: threats launched, failed ones too
  IndexedBy<BatteryId, char> up;
  std::vector<double> uncertain;  // [uncertain parameter]
  // As the trial drew them, before anything was tilted:
  IndexedByBoth<BatteryId, TypeId, double> pk;
  IndexedBy<BatteryId, double> availability;
};

/// All but pk and availability.
void record(const Tables& tables, const Outcome& outcome, const EventLog& log, TrialRecord& record);

}  // namespace bulwark
