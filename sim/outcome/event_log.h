// What happened in one trial, event by event, for `bulwark trial`. Not kept during a run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bulwark {

struct LoggedEvent {
  double time_s = 0;
  // stand, launch, detect, track, engage, fire, release, intercept, assess, soft_kill, reload, arrive, damage,
  // destroyed, cut; in a campaign also skip, raid, refill, hit, job, delivery, missing, back, served
  std::string event;
  std::optional<std::uint32_t> threat;
  std::optional<std::uint32_t> battery;
  std::optional<std::uint32_t> sensor;
  std::optional<double> probability;
  std::optional<double> draw;  // the event happens where draw < probability
  std::string result;
  std::optional<std::uint32_t> raid = {};  // of a campaign: among the occasions, from 0
  std::optional<std::uint32_t> asset = {};
};

struct LoggedThreat {
  std::uint32_t salvo = 0;
  std::uint32_t index = 0;
  std::uint32_t route = 0;
  double launch_s = 0;  // campaign time, in a campaign
};

struct EventLog {
  std::vector<LoggedThreat> threats;
  std::vector<LoggedEvent> events;  // in the order in which they were decided; sort by time to read
};

}  // namespace bulwark
