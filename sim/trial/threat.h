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
/// second: a raid of 520 threats goes through them often enough for a third to be felt.
struct alignas(64) Threat {
  double launch_s = 0;
  double soft_kill_s = 0;  // +infinity: never
  RankId rank;
  Slot<RouteId, BatteryId> first_pair;  // in Geometry::pair_of
  OpeningId next_opening;               // in State::openings
  OpeningId end_opening;
  std::uint32_t under_way = 0;                                // engagements now
  EventQueue::Place end_place = EventQueue::Place::none;      // of the event of its soft kill or impact
  EventQueue::Place opening_place = EventQueue::Place::none;  // of that for next_opening
  std::uint32_t shots = 0;                                    // rounds fired at it so far: ordinal of the next
  CellId cell;
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
  std::uint32_t engagements = 0;  // started so far: ordinal of the next
  RouteId route;
  Block kill_draws{};    // of the next shots, up to the fourth
  double end_s = 0;      // end of its path, flown or former
  double request_s = 0;  // asks for its track; +infinity: never detected
  double track_s = 0;    // got its track; +infinity: not yet or never
};
static_assert(sizeof(Threat) == 128);

/// The first of the intercepts that kill the threat if it is live. Apart from the threat: the end of a trial asks for
/// those of all rounds, in the order in which they were fired.
struct Kill {
  double time_s = never_s;  // none so far
  EventKey key;             // its place among the events of its instant
};

}  // namespace bulwark
