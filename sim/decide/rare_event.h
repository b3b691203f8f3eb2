// The event whose probability is looked for: a metric of a trial that reaches a level, or does not come above it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "metrics/metric_slots.h"

namespace bulwark {

/// Effective hits are no metric of the tables; of one asset, or of all.
constexpr const char* effective_hits_name = "effective_hits";

struct RareEvent {
  std::string text;  // as written
  MetricName metric;
  bool is_at_most = false;
  double level = 0;        // in units of the metric; of what comes in steps a whole number of them
  bool is_strict = false;  // of a ratio only: of what comes in steps the level is then the next one
  /// Of a named event one way in which it happens: the last of these nodes of it holds, and none before
  /// (alternatives.h).
  std::vector<std::size_t> ways;

  bool is_of_effective_hits() const { return metric.metric == effective_hits_name; }
  /// Of the scenario's `events:`.
  bool is_named() const { return metric.metric == "event"; }
  /// An event happens once or not at all: of other levels it is so always or never.
  bool asks_whether_it_happens() const { return is_named() && !is_at_most && level > 0 && level <= 1; }
};

/// Reads METRIC:GROUP>=LEVEL, >, <=, <, as `capacity_lost_MW:all>=5500`, `effective_hits:plant>=6`, or the name of an
/// event of the scenario.
/// Throws InputErrors, saying what was expected, where it is not that, or the scenario has no such metric.
RareEvent read_rare_event(const Scenario& scenario, const std::string& text);

/// How far the trial is beyond the level, in steps of the metric; the event has happened where it is not below 0. Not
/// of a named event, whose margin the evaluator knows (tally/events.h).
class EventMargin {
 public:
  EventMargin(const Scenario& scenario, const RareEvent& event);
  double of(const Evaluation& evaluation) const;

 private:
  double value(const Evaluation& evaluation) const;

  RareEvent event_;
  MetricSlot slot_;        // not of effective hits
  std::size_t asset_ = 0;  // of effective hits; the number of assets: all
  double level_ = 0;       // in steps
};

}  // namespace bulwark
