// The scenario that a study, a plan or a calibration names.
#pragma once

#include <optional>
#include <string>

#include "format/load.h"
#include "yaml/document.h"

namespace bulwark {

/// That of the file at `scenario:` of `root`, relative to `path`, the file of `root`; none where no text stands there,
/// as a reader says. What cannot be read is complained about at the place where it is named.
std::optional<ScenarioText> named_scenario(const Node& root, const std::string& path);

}  // namespace bulwark
