#include "tally/evaluation.h"

#include <algorithm>

namespace bulwark {

namespace {

template <class Items, class IsDestroyed>
std::uint32_t destroyed_among(const Items& items, const IsDestroyed& is_destroyed) {
  return static_cast<std::uint32_t>(std::count_if(items.begin(), items.end(), is_destroyed));
}

}  // namespace

Evaluator::Evaluator(const Scenario& scenario, const Layout& layout)
    : groups_(scenario),
      sums_(scenario, layout, groups_),
      valuation_(scenario),
      is_campaign_(scenario.campaign.has_value()) {
  evaluation_.groups.assign(groups_.size(), {});
  evaluation_.asset_capacity_lost.resize(scenario.assets.size());
  if (is_campaign_) evaluation_.asset_damage_us.resize(scenario.assets.size());
}

const Evaluation& Evaluator::evaluate(const Outcome& outcome) {
  Evaluation& e = evaluation_;
  e.outcome = &outcome;
  sums_.sum(outcome.cells, e.groups);
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
  e.batteries_destroyed = destroyed_among(outcome.batteries, [](const BatteryCounts& b) { return b.site.destroyed; });
  e.sensors_destroyed = destroyed_among(outcome.sensors, [](const SiteCounts& s) { return s.destroyed; });
  return evaluation_;
}

}  // namespace bulwark
