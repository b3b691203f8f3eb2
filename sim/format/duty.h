// When a battery is on duty, `on_duty: [[6 h, 18 h], [30 h, 42 h]]`.
#pragma once

#include <optional>
#include <vector>

#include "geometry/interval.h"
#include "yaml/value.h"

namespace bulwark {

/// Disjoint stretches of raid time in increasing order, each without its end; an empty list is never.
struct DutyTimes {
  std::optional<std::vector<Interval>> operator()(const Value& value) const;
};

}  // namespace bulwark
