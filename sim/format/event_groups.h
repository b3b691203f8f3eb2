// Names of groups in an event's terms, resolved: which kinds of group a quantity has, and which there are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "format/event_parser.h"
#include "format/sections.h"
#include "metrics/event_quantities.h"
#include "scenario/event.h"

namespace bulwark {

class EventGroups {
 public:
  /// Names of sections that could not be read are not judged: then all that leads nowhere is passed over in silence.
  EventGroups(const Reading& reading, bool is_whole);

  /// One more event that later ones may speak of.
  void add_event(const std::string& name) { events_.push_back(name); }

  /// The term; none, and what is wrong added to `faults`, where its groups are not there or not of the quantity.
  std::optional<EventTerm> term(const EventQuantity& quantity, const EventSyntax& syntax,
                                std::vector<EventFault>& faults) const;

  /// Whether some salvo's threats can be in the selection.
  bool is_ever(const ThreatSelection& selection) const;

 private:
  struct Names {
    std::vector<std::string> names;
    bool is_complete = true;
  };

  Names names_of(std::string_view kind) const;
  /// Throws EventSyntaxError; none where the section of the kind could not be read.
  std::optional<std::size_t> index_of(std::string_view kind, const EventSelector& selector) const;
  std::string kind_of(const EventQuantity& quantity, const EventSelector& selector) const;
  void select(const std::string& kind, std::size_t index, EventTerm& term) const;

  const Reading& reading_;
  bool is_whole_;  // every section could be read
  std::vector<TargetId> targets_;
  std::vector<std::string> events_;
};

}  // namespace bulwark
