// Judging a trial by the scenario's events: whether each happened, and by how much it did or did not.
//
//   Evaluator evaluator(scenario, layout);
//   const Evaluation& evaluation = evaluator.evaluate(outcome);
//   evaluation.events[k];                         // 1 where scenario.events[k] happened
//   evaluator.events().margin(k, evaluation);     // below 0 where it did not, the nearer the nearer to 0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/id.h"
#include "metrics/evaluation.h"
#include "metrics/groups.h"
#include "scenario/event.h"
#include "scenario/scenario.h"
#include "tables/layout.h"

namespace bulwark {

struct MetricKind;

/// The events of one scenario. Metrics are read as everywhere; threats selected by more than one thing (the drones at
/// one asset) become groups of their own behind the named ones, sums of cells.
class EventReader {
 public:
  EventReader(const Scenario& scenario, const Layout& layout, const Groups& groups);

  std::size_t size() const { return events_.size(); }
  /// How many groups stand behind the named ones.
  std::size_t crossings() const { return crossings_.size(); }

  /// Counts of the crossings, behind those of the named groups.
  void sum(const IndexedBy<CellId, CellCounts>& cells, IndexedBy<GroupId, GroupCounts>& groups) const;

  /// Fills `evaluation.events` with 1 where an event happened, else 0. Precondition: all else is evaluated.
  void judge(Evaluation& evaluation) const;

  /// How far a trial is past the event (>= 0, it happened) or short of it (<= 0, it did not), for splitting and
  /// ranking. A comparison: (left - right) of `>` and `>=`, the other way round of `<` and `<=`, -|left - right| of
  /// `==`, over the size of its constant, or over one unit where it has none; `and` has the least of its parts, `or`
  /// the greatest, `not` the negative. For it `disabled:` and `destroyed:` count as the share of the hardness that is
  /// gone, an event short of happening as 1 plus its margin, not below 0. A modelling assumption: units of different
  /// kinds are set side by side.
  double margin(std::size_t event, const Evaluation& evaluation) const;

  /// The same of one node of an event, and whether it holds.
  double margin(std::size_t event, std::size_t node, const Evaluation& evaluation) const;
  bool holds(std::size_t event, std::size_t node, const Evaluation& evaluation) const;

  friend bool operator==(const EventReader&, const EventReader&) = default;

 private:
  /// What stands behind a term that is 1 or 0.
  enum class Progress : std::uint8_t { none, damage, battery_hits, sensor_hits, event };

  struct Term {
    const MetricKind* kind = nullptr;
    GroupRef group;
    double factor = 1;  // to one step of what is read
    Progress progress = Progress::none;
    double hardness = 1;
    friend bool operator==(const Term&, const Term&) = default;
  };
  struct Comparison {
    std::vector<Term> terms;
    double constant = 0;
    Relation relation = Relation::more;
    double scale = 1;
    friend bool operator==(const Comparison&, const Comparison&) = default;
  };
  struct Judgement {
    std::vector<Comparison> comparisons;
    std::vector<EventNode> nodes;
    friend bool operator==(const Judgement&, const Judgement&) = default;
  };
  struct Crossing {
    ThreatSelection selection;
    std::vector<CellId> cells;
    std::vector<CellId> collateral;  // those of them that are no decoys
    friend bool operator==(const Crossing&, const Crossing&) = default;
  };

  Term compile(const EventTerm& term, const Scenario& scenario, const Layout& layout, const Groups& groups);
  std::size_t group_of(const ThreatSelection& selection, const Layout& layout, const Groups& groups);

  static double value(const Term& term, const Evaluation& evaluation);
  double progress(const Term& term, const Evaluation& evaluation) const;
  static bool holds(const Comparison& comparison, const Evaluation& evaluation);
  static bool holds(const Judgement& event, std::size_t node, const Evaluation& evaluation);
  double margin(const Comparison& comparison, const Evaluation& evaluation) const;
  double margin(const Judgement& event, std::size_t node, const Evaluation& evaluation) const;

  std::vector<Judgement> events_;
  std::vector<Crossing> crossings_;
};

}  // namespace bulwark
