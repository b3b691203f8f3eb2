// How near a trial came to an event: events.h has what a margin is.
#include <algorithm>
#include <cmath>

#include "tally/events.h"
#include "tally/rounded_sum.h"

namespace bulwark {

namespace {

double directed(double difference, Relation relation) {
  switch (relation) {
    case Relation::less:
    case Relation::at_most:
      return -difference;
    case Relation::more:
    case Relation::at_least:
      return difference;
    case Relation::equal:
      return -std::abs(difference);
    case Relation::unequal:
      return std::abs(difference);
  }
  return 0;
}

double share_of_hardness(const SiteCounts& site, double hardness) {
  return site.destroyed ? 1 : std::min(1.0, site.hits.effective / hardness);
}

}  // namespace

double EventReader::margin(std::size_t event, const Evaluation& evaluation) const {
  return margin(events_[event], events_[event].nodes.size() - 1, evaluation);
}

double EventReader::margin(std::size_t event, std::size_t node, const Evaluation& evaluation) const {
  return margin(events_[event], node, evaluation);
}

bool EventReader::holds(std::size_t event, std::size_t node, const Evaluation& evaluation) const {
  return holds(events_[event], node, evaluation);
}

double EventReader::progress(const Term& term, const Evaluation& evaluation) const {
  const Outcome& outcome = *evaluation.outcome;
  const std::size_t i = term.group.index;
  switch (term.progress) {
    case Progress::none:
      return value(term, evaluation);
    case Progress::damage: {
      const AssetCounts& asset = outcome.assets[AssetId(i)];
      return term.factor * (asset.disabled ? 1 : std::min(1.0, asset.damage / term.hardness));
    }
    case Progress::battery_hits:
      return term.factor * share_of_hardness(outcome.batteries[BatteryId(i)].site, term.hardness);
    case Progress::sensor_hits:
      return term.factor * share_of_hardness(outcome.sensors[SensorId(i)], term.hardness);
    case Progress::event:
      return term.factor * (evaluation.events[i] != 0 ? 1 : std::max(0.0, 1 + std::min(0.0, margin(i, evaluation))));
  }
  return 0;
}

double EventReader::margin(const Comparison& comparison, const Evaluation& evaluation) const {
  RoundedSum sum;
  sum.add(comparison.constant);
  for (const Term& term : comparison.terms) sum.add(progress(term, evaluation));
  return directed(sum.rounded(), comparison.relation) / comparison.scale;
}

double EventReader::margin(const Judgement& event, std::size_t node, const Evaluation& evaluation) const {
  const EventNode& of = event.nodes[node];
  switch (of.kind) {
    case EventNode::Kind::comparison:
      return margin(event.comparisons[of.left], evaluation);
    case EventNode::Kind::negation:
      return -margin(event, of.left, evaluation);
    case EventNode::Kind::conjunction:
      return std::min(margin(event, of.left, evaluation), margin(event, of.right, evaluation));
    case EventNode::Kind::disjunction:
      return std::max(margin(event, of.left, evaluation), margin(event, of.right, evaluation));
  }
  return 0;
}

}  // namespace bulwark
