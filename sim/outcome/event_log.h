// What happened in one trial, event by event, for `bulwark trial`. Not kept during a run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"

namespace bulwark {

struct LoggedEvent {
  double time_s = 0;
  // stand, launch, detect, track, engage, fire, release, intercept, assess, soft_kill, reload, arrive, damage,
  // destroyed, cut; in a campaign also skip, raid, refill, hit, job, delivery, missing, back, served
  std::string event;
  std::optional<ThreatId> threat;
  std::optional<BatteryId> battery;
  std::optional<SensorId> sensor;
  std::optional<double> probability;
  std::optional<double> draw;  // the event happens where draw < probability
  std::string result;
  std::optional<std::uint32_t> raid = {};  // of a campaign: among the occasions, from 0
  std::optional<AssetId> asset = {};
};

struct LoggedThreat {
  SalvoId salvo;
  std::uint32_t index = 0;  // among those of its salvo
  RouteId route;
  double launch_s = 0;  // campaign time, in a campaign
};

struct EventLog {
  IndexedBy<ThreatId, LoggedThreat> threats;
  std::vector<LoggedEvent> events;  // in the order in which they were decided; sort by time to read
};

}  // namespace bulwark
