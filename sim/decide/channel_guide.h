// How near a threat came to finding no free channel: the score of events on very few threats, whose margin says too
// little. That one marked threat leaks is 0 or 1; the channels that were busy when it was engaged say how near it was.
#pragma once

#include <optional>
#include <vector>

#include "decide/rare_event.h"
#include "outcome/event_log.h"
#include "tables/tables.h"

namespace bulwark {

class ChannelGuide {
 public:
  /// None where the event is not one to three leakers of a family, salvo or type in one raid.
  static std::optional<ChannelGuide> of(const Scenario& scenario, const RareEvent& event);

  /// Channels busy over channels there are and one, when a threat of the group was engaged; the most of any such
  /// engagement. In [0, 1).
  double pressure(const EventLog& log, const Parameters& parameters);

 private:
  IndexedBy<SalvoId, char> is_of_group_;
  std::vector<double> release_s_;  // of the engagements so far
};

}  // namespace bulwark
