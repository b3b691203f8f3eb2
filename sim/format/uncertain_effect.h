// Whether a draw of an uncertain parameter reaches anything, and whether a setting does that is drawn anyway.
#pragma once

#include <string>
#include <vector>

#include "format/sections.h"

namespace bulwark {

/// The keys of a path, as {"systems", "medium_sam", "rounds"}.
std::vector<std::string> keys_of_path(const std::string& path);

/// Warns, at the place, of a parameter that every battery of its system overrides, or that no battery has: it would
/// change nothing. Complains of one that is drawn for a whole ring where a member of it has the key by itself.
/// `prefix` begins both messages.
void check_effect(const UncertainParameter& parameter, const Reading& reading, const Place& place, const Value& value,
                  const std::string& prefix = "");

/// Warns, at the override, of each such value: it looks like the scenario's own, and changes nothing. One in the file
/// beside its `uncertain:` is usual, and gets no warning.
void warn_of_drawn_settings(const Node& root, const Scenario& scenario, Diagnostics& diagnostics);

}  // namespace bulwark
