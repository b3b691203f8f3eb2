// What an event may speak of: every metric of the list but a ratio of costs, by its name and of the groups that it has.
// Where a metric is the probability of something (`p_disabled`), an event speaks of the thing itself (`disabled`).
#pragma once

#include <span>
#include <string_view>

#include "metrics/metric_list.h"
#include "scenario/group_kind.h"
#include "scenario/scenario.h"

namespace bulwark {

struct EventQuantity {
  std::string_view name;
  const MetricKind* metric = nullptr;

  /// 1 or 0, and may stand alone.
  bool is_condition() const { return metric->form.is_proportion; }
  bool is_of(GroupKind kind) const { return metric->is_of(kind); }
  bool is_of_all() const { return is_of(GroupKind::threats) || is_of(GroupKind::whole); }
  /// Of events themselves always: which of them stand before is asked group by group.
  bool is_there(const Scenario& scenario) const { return is_of(GroupKind::event) || metric->is_there(scenario); }
};

/// In the order of the list of metrics.
std::span<const EventQuantity> event_quantities();

/// Null where there is none.
const EventQuantity* find_event_quantity(std::string_view name);

}  // namespace bulwark
