// The events of a campaign besides those of its raids, for `bulwark trial`.
#pragma once

#include <string>

#include "campaign/attacker.h"
#include "campaign/damage.h"
#include "campaign/supplies.h"
#include "outcome/event_log.h"
#include "tables/tables.h"

namespace bulwark {

/// Writes to a log, or, without one, does nothing.
class CampaignLog {
 public:
  explicit CampaignLog(const Tables& tables) : tables_(&tables) {}

  void begin(EventLog* log) { log_ = log; }
  EventLog* log() const { return log_; }

  void skip(double time_s, std::uint32_t raid);
  void raid(double time_s, std::uint32_t raid, const Attacker& attacker);
  void refills(double time_s, std::uint32_t raid, const Supplies& supplies);
  /// The events of a raid that was flown, in campaign time.
  void flown(double start_s, std::uint32_t raid, const EventLog& events);
  void hit(double time_s, AssetId asset, const Damage& damage, bool counts);
  void job(double time_s, AssetId asset, const char* result);
  void missing(double time_s, TargetId target);
  void back(double time_s, TargetId target);
  /// All deliveries until the end: depots, spares, units.
  void deliveries(const Parameters& parameters);

 private:
  void note(double time_s, const char* event, std::string result);
  void deliveries_of(const DrawnInflow& inflow, const std::string& name);

  const Tables* tables_;
  EventLog* log_ = nullptr;
};

}  // namespace bulwark
