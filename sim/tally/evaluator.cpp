#include "tally/evaluator.h"

#include <algorithm>

namespace bulwark {

namespace {

/// In each raid of a campaign anew.
std::uint32_t destroyed_among(const Outcome& outcome, TargetKind kind) {
  const auto is_of_kind = [kind](const Destruction& of) { return of.target.kind() == kind; };
  return static_cast<std::uint32_t>(std::count_if(outcome.destroyed.begin(), outcome.destroyed.end(), is_of_kind));
}

}  // namespace

Evaluator::Evaluator(const Scenario& scenario, const Layout& layout)
    : groups_(scenario),
      sums_(scenario, layout, groups_),
      valuation_(scenario),
      events_(scenario, layout, groups_),
      is_campaign_(scenario.campaign.has_value()) {
  evaluation_.groups.assign(groups_.size() + events_.crossings(), {});
  evaluation_.asset_capacity_lost.resize(scenario.assets.size());
  if (is_campaign_) evaluation_.asset_damage_us.resize(scenario.assets.size());
  evaluation_.events.resize(events_.size());
}

const Evaluation& Evaluator::evaluate(const Outcome& outcome) {
  Evaluation& e = evaluation_;
  e.outcome = &outcome;
  sums_.sum(outcome.cells, e.groups);
  events_.sum(outcome.cells, e.groups);
  e.attacker_cost = valuation_.attacker_cost(groups_, e.groups);
  e.defender_cost = valuation_.defender_cost(outcome);
  e.capacity_lost = 0;
  e.assets_disabled = 0;
  for (std::size_t i = 0; i < e.asset_capacity_lost.size(); ++i) {
    const AssetCounts& counts = outcome.assets[AssetId(i)];
    e.asset_capacity_lost[i] = valuation_.capacity_lost(AssetId(i), counts);
    add_fixed_point(e.capacity_lost, e.asset_capacity_lost[i]);
    if (valuation_.is_disabled(AssetId(i), counts)) ++e.assets_disabled;
    if (is_campaign_) e.asset_damage_us[i] = valuation_.damage_us(AssetId(i), outcome.campaign.damage_us[i]);
  }
  e.batteries_destroyed = destroyed_among(outcome, TargetKind::battery);
  e.lost_cost = valuation_.lost_cost(outcome);
  e.sensors_destroyed = destroyed_among(outcome, TargetKind::sensor);
  events_.judge(e);
  return evaluation_;
}

}  // namespace bulwark
