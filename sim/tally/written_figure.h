// What a person writes of a metric: a level that it is to reach, a difference that does not matter. A metric that lies
// between 0 and 1 is written as a share or in percent, and 5 stands for neither; a count is not written in percent.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "metrics/metric_list.h"

namespace bulwark {

enum class FigureOf { level, difference };

/// Why the text, a number or a percentage, cannot be meant of the metric; none where it can, or is of another form,
/// which is for the reader to say.
std::optional<std::string> figure_fault(const MetricName& metric, std::string_view text, FigureOf kind);

/// The same, refused.
void check_figure(const MetricName& metric, std::string_view text, FigureOf kind);

}  // namespace bulwark
