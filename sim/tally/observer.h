// What a study records of a trial: one integer, or a pair of them whose ratio is meant, for each metric asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tables/layout.h"
#include "tally/group_sums.h"
#include "tally/groups.h"
#include "tally/valuation.h"
#include "trial/outcome.h"

namespace bulwark {

/// A metric and its group as in summary.csv, written `leakage:family:drone`. Beside the metrics of summary.csv there
/// are the causes of leakage: `missed`, `uncovered`, …, leakers a trial.
struct MetricName {
  std::string metric;
  std::string group;

  std::string text() const { return metric + ":" + group; }
  friend bool operator==(const MetricName&, const MetricName&) = default;
};

/// Splits at the first colon; a metric alone is that of `all`. Throws std::invalid_argument where there is no such
/// metric, or not for that group, with the nearest.
MetricName parse_metric(const std::string& text);

/// Throws std::invalid_argument where the scenario lacks a metric's group, with the nearest or what is expected, or has
/// costs or capacities that results cannot count in their steps.
void check_observable(const Scenario& scenario, const std::vector<MetricName>& metrics);

/// Every metric of summary.csv in its order, then the causes of `all`.
std::vector<MetricName> all_metrics(const Groups& groups);

/// leakage of all and of each family, capacity lost, rounds' cost: what a study records unless told otherwise.
std::vector<MetricName> usual_metrics(const Scenario& scenario);

/// One trial's share of a metric: x, or x/y for a ratio. x in steps of 1/units.
struct Observation {
  std::int64_t x = 0;
  std::int64_t y = 1;
};

/// How the observations of a metric become a figure.
struct MetricForm {
  double units = 1;       // steps of x to one unit of the metric
  bool is_ratio = false;  // Σx/Σy over trials
  bool is_share = false;  // a ratio in [0, 1]
};

/// Precondition: a name that parse_metric() returned.
MetricForm form_of(const MetricName& name);

/// Reads the metrics of a scenario's outcomes. One a thread.
class Observer {
 public:
  /// Throws as check_observable().
  Observer(const Scenario& scenario, const Layout& layout, const std::vector<MetricName>& metrics);

  /// One observation a metric, valid until the next call.
  const std::vector<Observation>& observe(const Outcome& outcome);

 private:
  struct Figures {
    std::int64_t attacker_cost = 0;
    std::int64_t defender_cost = 0;
    std::int64_t capacity_lost = 0;
    std::int64_t assets_disabled = 0;
  };
  struct Reader {
    std::size_t metric = 0;  // in the list of metrics, observer.cpp
    GroupId group;
  };

  Observation read(const Reader& reader) const;
  void add_up(const Outcome& outcome);

  Groups groups_;
  GroupSums sums_;
  std::vector<Reader> readers_;
  Valuation valuation_;
  IndexedBy<GroupId, GroupCounts> counts_;
  Figures figures_;
  std::vector<Observation> observations_;
};

}  // namespace bulwark
