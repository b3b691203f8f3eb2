// What a study records of a trial: one integer, or a pair of them whose ratio is meant, for each metric asked for.
#pragma once

#include <vector>

#include "metrics/metric_list.h"
#include "metrics/metric_slots.h"
#include "tally/evaluator.h"

namespace bulwark {

/// Throws InputErrors where the scenario lacks a metric or its group, with the nearest or what is expected,
/// or has costs or capacities that results cannot count in their steps.
void check_observable(const Scenario& scenario, const std::vector<MetricName>& metrics);

/// What a study records unless told otherwise: leakage of all and of each family, leakers, rounds' cost, capacity lost;
/// of a campaign with a grid also what is unserved; and every event.
std::vector<MetricName> usual_metrics(const Scenario& scenario);

/// The names of slots.
std::vector<MetricName> names_of(const std::vector<MetricSlot>& slots);

/// Reads metrics of a scenario's evaluated trials.
class MetricReader {
 public:
  /// Throws InputErrors where the scenario lacks a metric or its group.
  MetricReader(const Scenario& scenario, const std::vector<MetricName>& metrics);
  explicit MetricReader(std::vector<MetricSlot> slots) : slots_(std::move(slots)), observations_(slots_.size()) {}

  /// One observation a metric, valid until the next call.
  const std::vector<Observation>& read(const Evaluation& evaluation) {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      observations_[i] = slots_[i].kind->read(evaluation, slots_[i].group);
    }
    return observations_;
  }
  const std::vector<MetricSlot>& slots() const { return slots_; }

 private:
  std::vector<MetricSlot> slots_;
  std::vector<Observation> observations_;
};

/// Evaluates outcomes and reads metrics of them. One a thread.
class Observer {
 public:
  /// Throws as check_observable().
  Observer(const Scenario& scenario, const Layout& layout, const std::vector<MetricName>& metrics)
      : evaluator_(scenario, layout), reader_(scenario, metrics) {}

  /// One observation a metric, valid until the next call.
  const std::vector<Observation>& observe(const Outcome& outcome) { return reader_.read(evaluator_.evaluate(outcome)); }

 private:
  Evaluator evaluator_;
  MetricReader reader_;
};

}  // namespace bulwark
