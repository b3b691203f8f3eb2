// How a rare event is asked for: a plain comparison, or any condition, which then is an event of the scenario; and the
// precision that will do.
#pragma once

#include <optional>
#include <string>

#include "scenario/scenario.h"

namespace bulwark {

/// What the event of a condition is called.
inline constexpr const char* looked_for = "looked_for";

/// The override that makes a condition an event of the scenario, called `looked_for`; none where it is a plain event
/// (rare_event.h). What is wrong with a condition is told as of those.
std::optional<std::string> setting_of_event(const Scenario& scenario, const std::string& event);

/// `10 %`, half the interval over the probability. Throws InputErrors, of `option`, where it is no share.
double read_relative(const std::string& option, const std::string& text);

}  // namespace bulwark
