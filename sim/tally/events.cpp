#include "tally/events.h"

#include <algorithm>
#include <optional>

#include "metrics/metric_list.h"
#include "tally/rounded_sum.h"

namespace bulwark {

namespace {

bool is_decoy_counted(const ThreatSelection& selection) {
  return selection.family || selection.salvo || selection.type;
}

bool is_in(const Cell& cell, const ThreatSelection& selection) {
  return (!selection.family || cell.family == *selection.family) &&
         (!selection.salvo || cell.salvo == *selection.salvo) && (!selection.type || cell.type == *selection.type) &&
         (!selection.target || cell.target == *selection.target) && (!cell.decoy || is_decoy_counted(selection));
}

/// The group of every table that selects the same threats, where there is one.
std::optional<GroupId> named_group(const ThreatSelection& selection, const Groups& groups) {
  const int said =
      (selection.family ? 1 : 0) + (selection.salvo ? 1 : 0) + (selection.type ? 1 : 0) + (selection.target ? 1 : 0);
  if (said == 0) return Groups::all();
  if (said > 1) return std::nullopt;
  if (selection.family) return groups.family(*selection.family);
  if (selection.salvo) return groups.salvo(*selection.salvo);
  if (selection.type) return groups.type(*selection.type);
  return groups.target(*selection.target);
}

bool is_related(double difference, Relation relation) {
  switch (relation) {
    case Relation::less:
      return difference < 0;
    case Relation::at_most:
      return difference <= 0;
    case Relation::more:
      return difference > 0;
    case Relation::at_least:
      return difference >= 0;
    case Relation::equal:
      return difference == 0;
    case Relation::unequal:
      return difference != 0;
  }
  return false;
}

}  // namespace

EventReader::EventReader(const Scenario& scenario, const Layout& layout, const Groups& groups) {
  for (const NamedEvent& event : scenario.events) {
    Judgement& judgement = events_.emplace_back();
    judgement.nodes = event.nodes;
    for (const EventComparison& comparison : event.comparisons) {
      Comparison& compiled = judgement.comparisons.emplace_back();
      compiled.constant = comparison.constant;
      compiled.relation = comparison.relation;
      compiled.scale = comparison.scale;
      for (const EventTerm& term : comparison.terms) {
        compiled.terms.push_back(compile(term, scenario, layout, groups));
      }
    }
  }
}

EventReader::Term EventReader::compile(const EventTerm& term, const Scenario& scenario, const Layout& layout,
                                       const Groups& groups) {
  Term compiled{&kind_of({term.metric, ""}), term.group, term.factor, Progress::none, 1};
  if (!compiled.kind->form.is_ratio) compiled.factor /= compiled.kind->form.units;
  const std::size_t i = term.group.index;
  switch (term.group.kind) {
    case GroupKind::threats:
      compiled.group.index = group_of(term.threats, layout, groups);
      break;
    case GroupKind::asset:
      if (term.metric != "p_disabled") break;
      compiled.progress = Progress::damage;
      compiled.hardness = scenario.assets[AssetId(i)].hardness;
      break;
    case GroupKind::battery:
      if (term.metric != "p_destroyed") break;
      compiled.progress = Progress::battery_hits;
      compiled.hardness = scenario.batteries[BatteryId(i)].unit.hardness;
      break;
    case GroupKind::sensor:
      compiled.progress = Progress::sensor_hits;
      compiled.hardness = scenario.sensors[SensorId(i)].hardness;
      break;
    case GroupKind::event:
      compiled.progress = Progress::event;
      break;
    default:
      break;
  }
  return compiled;
}

std::size_t EventReader::group_of(const ThreatSelection& selection, const Layout& layout, const Groups& groups) {
  if (const auto named = named_group(selection, groups)) return named->index();
  const auto is_same = [&](const Crossing& crossing) { return crossing.selection == selection; };
  const auto found = std::find_if(crossings_.begin(), crossings_.end(), is_same);
  const auto place = groups.size() + static_cast<std::size_t>(found - crossings_.begin());
  if (found != crossings_.end()) return place;
  Crossing& crossing = crossings_.emplace_back();
  crossing.selection = selection;
  for (std::size_t c = 0; c < layout.cells.size(); ++c) {
    const Cell& cell = layout.cells[CellId(c)];
    if (!is_in(cell, selection)) continue;
    crossing.cells.emplace_back(c);
    if (!cell.decoy) crossing.collateral.emplace_back(c);
  }
  return place;
}

void EventReader::sum(const IndexedBy<CellId, CellCounts>& cells, IndexedBy<GroupId, GroupCounts>& groups) const {
  std::size_t place = groups.size() - crossings_.size();
  for (const Crossing& crossing : crossings_) {
    GroupCounts& group = groups[GroupId(place++)];
    for (const CellId cell : crossing.cells) group.add(cells[cell]);
    for (const CellId cell : crossing.collateral) {
      group.collateral += cells[cell].fates[static_cast<std::size_t>(Fate::leaked_miss)];
    }
  }
}

void EventReader::judge(Evaluation& evaluation) const {
  for (std::size_t k = 0; k < events_.size(); ++k) {
    evaluation.events[k] = holds(events_[k], events_[k].nodes.size() - 1, evaluation) ? 1 : 0;
  }
}

double EventReader::value(const Term& term, const Evaluation& evaluation) {
  const Observation observed = term.kind->read(evaluation, term.group);
  const auto x = static_cast<double>(observed.x);
  if (!term.kind->form.is_ratio) return term.factor * x;
  return observed.y == 0 ? 0 : term.factor * (x / static_cast<double>(observed.y));  // nothing appeared: none leaked
}

bool EventReader::holds(const Comparison& comparison, const Evaluation& evaluation) {
  RoundedSum sum;
  sum.add(comparison.constant);
  for (const Term& term : comparison.terms) sum.add(value(term, evaluation));
  return is_related(sum.rounded(), comparison.relation);
}

bool EventReader::holds(const Judgement& event, std::size_t node, const Evaluation& evaluation) {
  const EventNode& of = event.nodes[node];
  switch (of.kind) {
    case EventNode::Kind::comparison:
      return holds(event.comparisons[of.left], evaluation);
    case EventNode::Kind::negation:
      return !holds(event, of.left, evaluation);
    case EventNode::Kind::conjunction:
      return holds(event, of.left, evaluation) && holds(event, of.right, evaluation);
    case EventNode::Kind::disjunction:
      return holds(event, of.left, evaluation) || holds(event, of.right, evaluation);
  }
  return false;
}

}  // namespace bulwark
