// `--event NAME=EXPR`: an event beside those of the file.
#pragma once

#include <string>

#include "yaml/override.h"

namespace bulwark {

/// As an override of `events.NAME`, with the condition as a text whatever it holds. Throws InputErrors (file `--event`)
/// where it is not of that form.
Override event_override(const std::string& argument);

/// Likewise as `--set` would have it, for the record of a run.
std::string event_setting(const std::string& argument);

}  // namespace bulwark
