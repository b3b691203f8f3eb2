#pragma once

#include <cstdint>

#include "base/contract.h"
#include "base/id.h"
#include "workspace/event_key.h"

namespace bulwark {

/// By its draws, what a battery is to take a threat for after it has fired at it.
struct Assessment {
  bool missed_kill = false;  // a dead one for alive
  bool false_kill = false;   // a live one for dead
};

/// One engagement of a threat by a battery: all that is fixed at its start and asked for later. It is the event of its
/// own end, so that the queue holds the engagements under way, and nothing else need.
class Engagement {
 public:
  /// Nothing is fired, and the channel is released by an event of its own. `ordinal`: among those of the threat.
  Engagement(ThreatId threat, BatteryId battery, std::uint32_t ordinal)
      : end_(event_key(EventKind::end, threat, battery, ordinal)) {}
  Engagement() : Engagement(ThreatId(), BatteryId(), 0) {}
  explicit Engagement(EventKey end) : end_(end) { EXPECTS(end.kind() == EventKind::end); }

  /// Rounds are fired, so that there will be an assessment.
  void launch(Assessment assessment) {
    EXPECTS(!has_fired());
    end_.bits |=
        fired_bit | (assessment.missed_kill ? missed_kill_bit : 0) | (assessment.false_kill ? false_kill_bit : 0);
  }
  /// The channel is busy to the end: between two kinds of one instant nothing looks at channels.
  void hold_channel() { end_.bits |= held_bit; }

  ThreatId threat() const { return end_.threat(); }
  BatteryId battery() const { return end_.battery(); }
  std::uint32_t ordinal() const { return end_.ordinal(); }
  bool has_fired() const { return (end_.note() & fired_bit) != 0; }
  bool holds_channel() const { return (end_.note() & held_bit) != 0; }
  /// Precondition: it has fired.
  bool misjudges(bool dead) const {
    EXPECTS(has_fired());
    return (end_.note() & (dead ? missed_kill_bit : false_kill_bit)) != 0;
  }

  /// Events: of its end, and of the release of a channel that is not held so long.
  EventKey end() const { return end_; }
  EventKey release() const {
    EXPECTS(!holds_channel());
    return event_key(EventKind::release, threat(), battery(), ordinal());
  }

 private:
  static constexpr std::uint32_t fired_bit = 1;
  static constexpr std::uint32_t held_bit = 2;
  static constexpr std::uint32_t missed_kill_bit = 4;
  static constexpr std::uint32_t false_kill_bit = 8;

  EventKey end_;
};

}  // namespace bulwark
