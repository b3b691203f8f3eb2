// Values that `--set` puts where `uncertain:` draws another in every trial.
#pragma once

#include "scenario/scenario.h"
#include "yaml/diagnostics.h"
#include "yaml/document.h"

namespace bulwark {

/// Warns, at the override, of each such value: it looks like the scenario's own, and changes nothing. One in the file
/// beside its `uncertain:` is usual, and gets no warning.
void warn_of_drawn_settings(const Node& root, const Scenario& scenario, Diagnostics& diagnostics);

}  // namespace bulwark
