#include "tally/valuation.h"

#include <algorithm>
#include <stdexcept>

#include "metrics/fixed_point.h"

namespace bulwark {

namespace {

[[noreturn]] void overflow() {
  throw std::overflow_error("the cost of a trial exceeds fixed point: state costs in a larger unit");
}

std::int64_t cost_of(std::uint32_t count, std::int64_t cost) {
  std::int64_t total = 0;
  if (__builtin_mul_overflow(static_cast<std::int64_t>(count), cost, &total)) overflow();
  return total;
}

}  // namespace

void add_fixed_point(std::int64_t& total, std::int64_t part) {
  if (__builtin_add_overflow(total, part, &total)) overflow();
}

Valuation::Valuation(const Scenario& scenario) : is_campaign_(scenario.campaign.has_value()) {
  for (const ThreatType& type : scenario.types) {
    type_costs_.push_back(to_steps(type.cost, money_steps, "threats." + type.name + ".cost"));
  }
  for (const Battery& battery : scenario.batteries) {
    const std::string what = "interceptor cost of battery " + battery.name;
    round_costs_.push_back(to_steps(battery.unit.interceptor_cost, money_steps, what));
    battery_costs_.push_back(to_steps(battery.unit.cost.value_or(0), money_steps, "cost of battery " + battery.name));
  }
  for (const Asset& asset : scenario.assets) {
    const std::string what = "capacity of asset " + asset.name + " in MW";
    capacities_.push_back(to_steps(asset.capacity_w / 1e6, capacity_steps_per_mw, what));
    hardness_.push_back(static_cast<std::uint32_t>(std::max(asset.hardness, 1)));
  }
}

std::int64_t Valuation::attacker_cost(const Groups& groups, const IndexedBy<GroupId, GroupCounts>& counts) const {
  std::int64_t total = 0;
  for (std::size_t i = 0; i < type_costs_.size(); ++i) {
    std::uint32_t launched = 0;
    for (const std::uint32_t fate : counts[groups.type(TypeId(i))].fates) launched += fate;
    add_fixed_point(total, cost_of(launched, type_costs_[i]));
  }
  return total;
}

std::int64_t Valuation::defender_cost(const Outcome& outcome) const {
  std::int64_t total = 0;
  for (std::size_t i = 0; i < round_costs_.size(); ++i) {
    add_fixed_point(total, cost_of(outcome.batteries[BatteryId(i)].shots, round_costs_[i]));
  }
  return total;
}

std::int64_t Valuation::lost_cost(const Outcome& outcome) const {
  std::int64_t total = 0;
  for (const Destruction& of : outcome.destroyed) {
    if (of.target.kind() == TargetKind::battery) add_fixed_point(total, battery_costs_[of.target.battery().index()]);
  }
  return total;
}

std::int64_t Valuation::capacity_lost(AssetId asset, const AssetCounts& counts) const {
  const std::uint32_t hardness = hardness_[asset.index()];
  // capacity · damage / hardness to the nearest watt; the product may need more than 64 bits.
  const Int128 product = static_cast<Int128>(capacities_[asset.index()]) * damage(asset, counts);
  return static_cast<std::int64_t>((2 * product + hardness) / (2 * static_cast<Int128>(hardness)));
}

std::int64_t Valuation::damage_us(AssetId asset, Int128 hits_us) const {
  const Int128 hardness = hardness_[asset.index()];
  return static_cast<std::int64_t>((2 * hits_us + hardness) / (2 * hardness));
}

}  // namespace bulwark
