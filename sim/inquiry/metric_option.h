// The metric that an option names: `--metric leakage:all`.
#pragma once

#include <string>

#include "tally/observer.h"

namespace bulwark {

/// Throws InputErrors of that option where there is no such metric.
MetricName read_metric(const std::string& option, const std::string& text);

/// Throws InputErrors of that option where the scenario lacks the metric's group.
void check_metric(const std::string& option, const MetricName& metric, const Scenario& scenario);

/// What no reader of scenarios can know: the steps that results count money and power in. Throws InputErrors of the
/// file where they do not fit.
void check_costs(const std::string& file, const Scenario& scenario);

}  // namespace bulwark
