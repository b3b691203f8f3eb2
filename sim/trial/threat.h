// One threat of the raid under way.
#pragma once

#include <cstdint>

#include "base/id.h"
#include "base/indexed_by_both.h"
#include "random/stream.h"
#include "trial/event_key.h"
#include "trial/event_queue.h"
#include "trial/outcome.h"

namespace bulwark {

/// As the events have left it: a threat that a round has killed is `live` until the end of the trial (see is_dead()).
enum class Life : std::uint8_t { failed, live, lost, arrived };

/// What events ask for lies in the first cache line, what engagements ask for besides in the second.
struct alignas(64) Threat {
  double launch_s = 0;
  double soft_kill_s = 0;  // +infinity: never
  double kill_s = 0;       // the first intercept that kills it if it is live; +infinity: none so far
  RankId rank;
  Slot<RouteId, BatteryId> first_pair;  // in Geometry::pair_of
  OpeningId next_opening;               // in State::openings
  OpeningId end_opening;
  std::uint32_t under_way = 0;  // engagements now
  TypeId type;
  FamilyId family;
  Life life = Life::failed;
  Cause cause = Cause::missed;  // once it has leaked
  bool tracked = false;
  bool believed_decoy = false;
  bool candidate = false;        // also in State::candidates
  bool unserved = false;         // tracked, and no round yet allowed for it (section 8, magazine)
  bool opening_pending = false;  // an event for next_opening is in the queue

  EntityName entity;
  EventKey kill_key;              // place of the intercept at kill_s among the events of its instant
  std::uint32_t shots = 0;        // rounds fired at it so far: ordinal of the next
  std::uint32_t engagements = 0;  // started so far: ordinal of the next
  Block kill_draws{};             // of the next shots, up to the fourth
  double end_s = 0;               // end of its path, flown or former
  CellId cell;
  RouteId route;
  SalvoId salvo;

  EventQueue::Place end_place = EventQueue::Place::none;  // of the event of its soft kill or impact
  EventQueue::Place opening_place = EventQueue::Place::none;
  double request_s = 0;  // asks for its track; +infinity: never detected
  double track_s = 0;    // got its track; +infinity: not yet or never
  double target_value = 0;
};

/// Whether a round has killed the threat by now. Intercepts come first of what happens at one instant.
inline bool is_dead(const Threat& threat, double now_s) {
  return threat.kill_s <= now_s && threat.kill_s <= threat.soft_kill_s && threat.life == Life::live;
}

}  // namespace bulwark
