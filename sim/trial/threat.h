// One threat of the raid under way.
#pragma once

#include <cstdint>

#include "base/constants.h"
#include "base/id.h"
#include "base/indexed_by_both.h"
#include "outcome/outcome.h"
#include "random/stream.h"
#include "workspace/event_key.h"
#include "workspace/event_queue.h"

namespace bulwark {

/// As the events have left it: a threat that a round has killed is `live` until the end of the trial (see is_dead()).
enum class Life : std::uint8_t { failed, live, lost, arrived };

/// What events ask for lies in the first cache line, what engagements and the end of its path ask for besides in the
/// second: a raid of 520 threats goes through them often enough for a third to be felt. Ranks are apart (State::ranks):
/// they are given in an order that is not that of threats; and cells (State::cells): the end of a trial asks for those
/// of all threats that were killed, and for nothing else of them.
struct alignas(64) Threat {
  double launch_s = 0;
  double track_s = 0;                   // got its track; +infinity: not yet or never
  Slot<RouteId, BatteryId> first_pair;  // in Geometry::pair_of
  OpeningId next_opening;               // in State::openings
  OpeningId end_opening;
  std::uint32_t under_way = 0;                                // engagements now
  EventQueue::Place end_place = EventQueue::Place::none;      // of the event of its soft kill or impact
  EventQueue::Place opening_place = EventQueue::Place::none;  // of that for next_opening
  std::uint32_t shots = 0;                                    // rounds fired at it so far: ordinal of the next
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
  RouteId route;
  std::uint32_t engagements = 0;  // started so far: ordinal of the next
  Block kill_draws{};             // of the next shots, up to the fourth
  double soft_kill_s = 0;         // +infinity: never
  double end_s = 0;               // end of its path, flown or former
  double request_s = 0;           // asks for its track; +infinity: never detected
};
static_assert(sizeof(Threat) == 128);

/// How the threat dies: the first of the intercepts that kill it. Or how it was lost, or that it has arrived: then none
/// does. Apart from the threat: the end of a trial asks for those of all rounds, in the order in which they were fired.
struct Death {
  static constexpr EventKey no_round{~std::uint64_t{0}};  // after all intercepts of an instant

  double time_s = never_s;  // none so far
  EventKey key = no_round;  // of the round that kills

  static constexpr Death by_loss(double time_s) { return {time_s, no_round}; }
  bool is_kill() const { return !(key == no_round); }
};

}  // namespace bulwark
