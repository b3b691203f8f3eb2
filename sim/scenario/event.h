// A named condition on a trial, `blackout: capacity_lost_MW > 1 GW`, with every name in it resolved: what the section
// `events:` is read into. How it is written: event_parser.h; how a trial is judged by it: tally/events.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "scenario/group_kind.h"
#include "scenario/target.h"

namespace bulwark {

/// Threats by what they are and fly at; what is not said may be anything. Decoys are left out unless a family, salvo or
/// type is said, as in the groups of every table.
struct ThreatSelection {
  std::optional<FamilyId> family;
  std::optional<SalvoId> salvo;
  std::optional<TypeId> type;
  std::optional<TargetId> target;
  friend bool operator==(const ThreatSelection&, const ThreatSelection&) = default;
};

/// factor · (a metric of a group).
struct EventTerm {
  std::string metric;       // as in the list of metrics; `p_disabled` and the like, and `event`, are 1 or 0
  GroupRef group;           // of threats those of the selection
  ThreatSelection threats;  // of threats only
  double factor = 1;        // to the unit of the whole sum: W, Wh, s, or 1
  friend bool operator==(const EventTerm&, const EventTerm&) = default;
};

enum class Relation : std::uint8_t { less, at_most, more, at_least, equal, unequal };

/// Σ terms + constant, set against 0.
struct EventComparison {
  std::vector<EventTerm> terms;
  double constant = 0;
  Relation relation = Relation::more;
  double scale = 1;  // of a margin: the size of the constant, or without one the unit of the terms
  friend bool operator==(const EventComparison&, const EventComparison&) = default;
};

/// Comparison `left`, or a condition on nodes that stand before this one.
struct EventNode {
  enum class Kind : std::uint8_t { comparison, negation, conjunction, disjunction };
  Kind kind = Kind::comparison;
  std::size_t left = 0;
  std::size_t right = 0;  // conjunction and disjunction only
  friend bool operator==(const EventNode&, const EventNode&) = default;
};

struct NamedEvent {
  std::string name;
  std::string text;  // as written
  std::vector<EventComparison> comparisons;
  std::vector<EventNode> nodes;  // the last is the whole condition
  friend bool operator==(const NamedEvent&, const NamedEvent&) = default;
};

}  // namespace bulwark
