#include "tally/tallies.h"

#include <algorithm>
#include <stdexcept>

#include "tally/fixed_point.h"

namespace bulwark {

namespace {

std::uint32_t of(const GroupCounts& counts, Fate fate) {
  return counts.fates[static_cast<std::size_t>(fate)];
}

void add_group(const GroupCounts& counts, GroupTally& tally) {
  const std::uint32_t failed = of(counts, Fate::failed);
  const std::uint32_t leakers = of(counts, Fate::leaked_hit) + of(counts, Fate::leaked_miss);
  const std::uint32_t appeared = of(counts, Fate::soft_killed) + of(counts, Fate::intercepted) + leakers;
  const std::array<std::uint32_t, count_metric_count> values = {
      failed + appeared,
      failed,
      of(counts, Fate::soft_killed),
      of(counts, Fate::intercepted),
      of(counts, Fate::leaked_hit),
      of(counts, Fate::leaked_miss),
      leakers,
      counts.shots,
      counts.collateral,
  };
  for (std::size_t i = 0; i < count_metric_count; ++i) tally.counts[i].add(values[i]);
  tally.leakage.add(leakers, appeared);
  for (std::size_t i = 0; i < cause_count; ++i) tally.causes[i].add(counts.causes[i]);
}

template <class Items>
void merge_each(Items& items, const Items& others) {
  auto other = others.begin();
  for (auto& item : items) item.merge(*other++);
}

template <class Items>
bool equal(const Items& a, const Items& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

}  // namespace

void GroupTally::merge(const GroupTally& other) {
  merge_each(counts, other.counts);
  leakage.merge(other.leakage);
  merge_each(causes, other.causes);
}

void BatteryTally::merge(const BatteryTally& other) {
  shots.merge(other.shots);
  kills.merge(other.kills);
  wasted.merge(other.wasted);
  reloads.merge(other.reloads);
  peak_channels.merge(other.peak_channels);
  busy_us.merge(other.busy_us);
  empty_time_us.merge(other.empty_time_us);
}

void DefenceTally::merge(const DefenceTally& other) {
  engagements.merge(other.engagements);
  shots.merge(other.shots);
  kills.merge(other.kills);
}

void AssetTally::merge(const AssetTally& other) {
  disabled += other.disabled;
  hits.merge(other.hits);
  effective_hits.merge(other.effective_hits);
  capacity_lost.merge(other.capacity_lost);
}

void RaidTally::merge(const RaidTally& other) {
  attacker_cost.merge(other.attacker_cost);
  defender_cost.merge(other.defender_cost);
  cost.merge(other.cost);
  cost_ratio.merge(other.cost_ratio);
  capacity_lost.merge(other.capacity_lost);
  assets_disabled.merge(other.assets_disabled);
}

Tallies::Shape::Shape(const Scenario& scenario, const Layout& layout)
    : groups(scenario),
      sums(scenario, layout, groups),
      valuation(scenario),
      families(scenario.families.size()),
      systems(scenario.systems.size()),
      samples(layout.timeline.samples),
      timeline_start_s(layout.timeline.start_s),
      timeline_step_s(layout.timeline.step_s) {}

Tallies::Tallies(const Scenario& scenario, const Layout& layout)
    : shape_(scenario, layout),
      cells_(layout.cells.size()),
      uncertain_(scenario.uncertain.size()),
      group_tallies_(shape_.groups.size()),
      batteries_(scenario.batteries.size()),
      defence_(shape_.systems * shape_.families),
      assets_(scenario.assets.size()),
      controls_(scenario, layout),
      timeline_(shape_.samples * timeline_quantity_count),
      trial_groups_(shape_.groups.size()) {}

void Tallies::add(const Outcome& outcome) {
  check(outcome);
  shape_.sums.sum(outcome.cells, trial_groups_);
  add_groups();
  add_batteries(outcome);
  add_defence(outcome);
  add_assets(outcome);
  add_timeline(outcome);
  add_costs(outcome);
  controls_.add(outcome);
  ++trials_;
}

void Tallies::merge(const Tallies& other) {
  if (!(shape_ == other.shape_)) throw std::invalid_argument("tallies of different scenarios cannot be merged");
  trials_ += other.trials_;
  merge_each(group_tallies_, other.group_tallies_);
  merge_each(batteries_, other.batteries_);
  merge_each(defence_, other.defence_);
  merge_each(assets_, other.assets_);
  raid_.merge(other.raid_);
  controls_.merge(other.controls_);
  merge_each(timeline_, other.timeline_);
}

void Tallies::check(const Outcome& outcome) const {
  if (outcome.cells.size() != cells_ || outcome.batteries.size() != batteries_.size() ||
      outcome.defence.size() != defence_.size() || outcome.assets.size() != assets_.size() ||
      outcome.timeline.size() != shape_.samples || outcome.uncertain.size() != uncertain_) {
    throw std::invalid_argument("an outcome of another layout cannot be tallied");
  }
}

void Tallies::add_groups() {
  for (std::size_t i = 0; i < trial_groups_.size(); ++i) {
    add_group(trial_groups_[GroupId(i)], group_tallies_[GroupId(i)]);
  }
}

void Tallies::add_batteries(const Outcome& outcome) {
  for (std::size_t i = 0; i < batteries_.size(); ++i) {
    const BatteryCounts& counts = outcome.batteries[BatteryId(i)];
    BatteryTally& tally = batteries_[BatteryId(i)];
    tally.shots.add(counts.shots);
    tally.kills.add(counts.kills);
    tally.wasted.add(counts.wasted);
    tally.reloads.add(counts.reloads);
    tally.peak_channels.add(counts.peak_channels);
    tally.busy_us.add(counts.busy_us);
    if (counts.up && counts.emptied) tally.empty_time_us.add(counts.empty_time_us);
  }
}

void Tallies::add_defence(const Outcome& outcome) {
  for (std::size_t i = 0; i < defence_.size(); ++i) {
    const DefenceCounts& counts = outcome.defence[i];
    defence_[i].engagements.add(counts.engagements);
    defence_[i].shots.add(counts.shots);
    defence_[i].kills.add(counts.kills);
  }
}

void Tallies::add_assets(const Outcome& outcome) {
  std::uint32_t disabled = 0;
  std::int64_t lost_total = 0;
  for (std::size_t i = 0; i < assets_.size(); ++i) {
    const AssetCounts& counts = outcome.assets[AssetId(i)];
    AssetTally& tally = assets_[AssetId(i)];
    const std::int64_t lost = shape_.valuation.capacity_lost(AssetId(i), counts);
    if (shape_.valuation.is_disabled(AssetId(i), counts)) {
      ++tally.disabled;
      ++disabled;
    }
    tally.hits.add(counts.hits);
    tally.effective_hits.add(counts.effective_hits);
    tally.capacity_lost.add(lost);
    add_fixed_point(lost_total, lost);
  }
  raid_.assets_disabled.add(disabled);
  raid_.capacity_lost.add(lost_total);
}

void Tallies::add_timeline(const Outcome& outcome) {
  CountHistogram* histogram = timeline_.data();
  for (const auto& sample : outcome.timeline) {
    for (const std::int32_t value : sample) {
      if (value < 0) throw std::invalid_argument("a timeline holds a negative count");
      (histogram++)->add(static_cast<std::uint32_t>(value));
    }
  }
}

void Tallies::add_costs(const Outcome& outcome) {
  const std::int64_t attacker = shape_.valuation.attacker_cost(shape_.groups, trial_groups_);
  const std::int64_t defender = shape_.valuation.defender_cost(outcome);
  raid_.attacker_cost.add(attacker);
  raid_.defender_cost.add(defender);
  raid_.cost.add(defender, attacker);
  if (attacker > 0) raid_.cost_ratio.add(ratio_to_steps(defender, attacker));
}

bool operator==(const Tallies& a, const Tallies& b) {
  return a.shape_ == b.shape_ && a.trials_ == b.trials_ && equal(a.group_tallies_, b.group_tallies_) &&
         equal(a.batteries_, b.batteries_) && equal(a.defence_, b.defence_) && equal(a.assets_, b.assets_) &&
         a.raid_ == b.raid_ && a.controls_ == b.controls_ && equal(a.timeline_, b.timeline_);
}

}  // namespace bulwark
