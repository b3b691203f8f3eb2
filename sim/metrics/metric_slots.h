// The metrics of a scenario: those of the list that it has, of the groups that it has.
#pragma once

#include <vector>

#include "metrics/metric_list.h"
#include "outcome/outcome.h"
#include "scenario/group_kind.h"
#include "scenario/scenario.h"

namespace bulwark {

/// A metric of one group.
struct MetricSlot {
  const MetricKind* kind = nullptr;
  GroupRef group;
  MetricName name;
};

/// Every metric that summary.csv has of a scenario, in its order: group by group, those of the raid or campaign as a
/// whole after the counts of `all`, those of an asset after the counts of the threats at it, systems, buses and events
/// last.
std::vector<MetricSlot> summary_slots(const Scenario& scenario);

/// The same, and after what there is of `all` its causes: what studies compare.
std::vector<MetricSlot> study_slots(const Scenario& scenario);

/// What of the causes the scenario may have.
std::vector<Cause> causes_of(const Scenario& scenario);

/// Precondition: a name that parse_metric() returned. Throws InputErrors where the scenario lacks the metric
/// or its group, with the nearest or what is expected.
MetricSlot slot_of(const Scenario& scenario, const MetricName& name);

}  // namespace bulwark
