#include <algorithm>

#include "base/phrase.h"
#include "format/event_compiler.h"
#include "format/sections.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

/// Names stand in metrics, `event:blackout`, and in columns of tables.
bool is_event_name(const std::string& name) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !name.empty() && std::all_of(name.begin(), name.end(), is_allowed);
}

std::string at_column(const EventFault& fault) {
  return "column " + std::to_string(fault.column) + ": " + fault.message;
}

std::optional<NamedEvent> read_event(const Entry& entry, const EventGroups& groups, const Reading& reading,
                                     bool is_whole) {
  const auto text = Text{"a condition, as capacity_lost_MW > 1 GW"}(entry.value);
  if (!text) return std::nullopt;
  try {
    CompiledEvent compiled = compile_event(parse_event(*text), groups, reading.scenario, is_whole);
    for (const EventFault& fault : compiled.faults) entry.value.error(at_column(fault));
    for (const EventFault& warning : compiled.warnings) entry.value.warning(at_column(warning));
    if (!compiled.event) return std::nullopt;
    compiled.event->name = entry.name;
    compiled.event->text = *text;
    return std::move(compiled.event);
  } catch (const EventSyntaxError& error) {
    entry.value.error(at_column(error.fault()));
    return std::nullopt;
  }
}

}  // namespace

void read_events(const Value& section, Reading& reading) {
  const bool is_whole = !section.diagnostics->has_errors();
  if (section.describes()) section.shape->pattern = "^[A-Za-z0-9_-]+$";  // is_event_name()
  EventGroups groups(reading, is_whole);
  for (const Entry& entry : entries_of(section, "conditions by name, as blackout: capacity_lost_MW > 1 GW")) {
    if (!is_event_name(entry.name)) {
      section.diagnostics->error(entry.name_place, entry.value.path,
                                 "name " + in_quotes(entry.name) + "; expected one of letters, digits, '_' and '-'");
    }
    std::optional<NamedEvent> event = read_event(entry, groups, reading, is_whole);
    // A faulty one keeps its place: later ones may speak of it.
    reading.scenario.events.push_back(event ? *std::move(event) : NamedEvent{entry.name, {}, {}, {}});
    groups.add_event(entry.name);
  }
}

}  // namespace bulwark
