// From an event's words to an event: names resolved, measures checked, sums gathered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "format/event_groups.h"
#include "format/event_parser.h"
#include "scenario/event.h"

namespace bulwark {

/// What compiling an event found. `event` is there where nothing is wrong and every name is known.
struct CompiledEvent {
  std::optional<NamedEvent> event;
  std::vector<EventFault> faults;
  std::vector<EventFault> warnings;  // of what can never be
};

/// `is_whole`: every section could be read, so that what a scenario lacks is certain.
CompiledEvent compile_event(const EventSyntax& syntax, const EventGroups& groups, const Scenario& scenario,
                            bool is_whole);

}  // namespace bulwark
