// The list of metrics: what each is called, which groups have it, when there is one, and how it is read off a trial.
// Tables, studies, control variates, rows of trials, events, help and manual take it from here: a new metric is one
// line.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/evaluation.h"
#include "metrics/measure.h"
#include "scenario/group_kind.h"
#include "scenario/scenario.h"

namespace bulwark {

/// One trial's share of a metric: x, or x/y for a ratio. x in steps of 1/units.
struct Observation {
  std::int64_t x = 0;
  std::int64_t y = 1;
};

/// How the observations of a metric become a figure.
struct MetricForm {
  double units = 1;            // steps of x to one unit of the metric
  bool is_ratio = false;       // Σx/Σy over trials
  bool is_share = false;       // a ratio in [0, 1]
  bool is_proportion = false;  // x is 0 or 1: the probability of an event
  bool is_of_demand = false;   // a mean of shares in [0, 1]
  Measure measure = Measure::count;
  std::string_view unit = {};  // in its name, and of a number beside it in an event that has none; empty: plain numbers
  /// Between 0 and 1, so that people write and read percent.
  bool is_fraction() const { return is_share || is_proportion || is_of_demand; }
  friend bool operator==(const MetricForm&, const MetricForm&) = default;
};

struct MetricKind {
  const char* name;
  const char* meaning;  // a line of the manual
  const char* needs;    // what a scenario without it lacks; null: every scenario has it
  MetricForm form;
  unsigned groups;  // kinds of group that have it
  unsigned shown;   // those of them that summary.csv has
  bool (*is_there)(const Scenario&);
  Observation (*read)(const Evaluation&, const GroupRef&);

  bool is_of(GroupKind kind) const { return (groups & bit_of(kind)) != 0; }
  /// In summary.csv. Of a campaign every figure of an asset is, since assets.csv has but some of them.
  bool is_shown_of(GroupKind kind, const Scenario& scenario) const {
    const bool of_campaign = scenario.campaign && kind == GroupKind::asset;
    return ((of_campaign ? groups : shown) & bit_of(kind)) != 0 && is_there(scenario);
  }
};

/// In the order of summary.csv.
std::span<const MetricKind> metric_kinds();

/// A metric and its group as in summary.csv, written `leakage:family:drone`.
struct MetricName {
  std::string metric;
  std::string group;

  std::string text() const { return metric + ":" + group; }
  friend bool operator==(const MetricName&, const MetricName&) = default;
};

/// Splits at the first colon; a metric alone is that of `all`. Throws InputErrors where there is no such
/// metric, or none but of `all`, with the nearest.
MetricName parse_metric(const std::string& text);

/// Precondition: a name that parse_metric() returned.
const MetricKind& kind_of(const MetricName& name);
inline const MetricForm& form_of(const MetricName& name) {
  return kind_of(name).form;
}

}  // namespace bulwark
