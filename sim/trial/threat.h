// One threat of the raid under way.
#pragma once

#include <cstdint>

#include "random/stream.h"
#include "trial/event_queue.h"
#include "trial/outcome.h"

namespace bulwark {

/// As the events have left it: a threat that a round has killed is `live` until the end of the trial (see is_dead()).
enum class Life : std::uint8_t { failed, live, lost, arrived };

/// What events ask for lies in the first cache line, what engagements ask for besides in the second.
struct alignas(64) Threat {
  double launch_s = 0;
  double soft_kill_s = 0;          // +infinity: never
  double kill_s = 0;               // the first intercept that kills it if it is live; +infinity: none so far
  std::uint32_t rank = 0;          // place in the command's order
  std::uint32_t first_pair = 0;    // in Geometry::pair_at
  std::uint32_t next_opening = 0;  // in State::openings
  std::uint32_t end_opening = 0;
  std::uint32_t under_way = 0;  // engagements now
  std::uint16_t type = 0;
  std::uint16_t family = 0;
  Life life = Life::failed;
  Cause cause = Cause::missed;  // once it has leaked
  bool tracked = false;
  bool believed_decoy = false;
  bool candidate = false;        // also in State::candidates
  bool unserved = false;         // tracked, and no round yet allowed for it (section 8, magazine)
  bool opening_pending = false;  // an event for next_opening is in the queue

  EntityName entity;
  std::uint64_t kill_key = 0;     // place of the intercept at kill_s among the events of its instant
  std::uint32_t shots = 0;        // rounds fired at it so far: ordinal of the next
  std::uint32_t engagements = 0;  // started so far: ordinal of the next
  Block kill_draws{};             // of the next shots, up to the fourth
  double end_s = 0;               // end of its path, flown or former
  std::uint32_t cell = 0;
  std::uint32_t route = 0;
  std::uint32_t salvo = 0;

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
