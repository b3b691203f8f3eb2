#include "tally/tallies.h"

#include <algorithm>
#include <span>
#include <stdexcept>

#include "metrics/fixed_point.h"
#include "tally/observer.h"

namespace bulwark {

namespace {

std::uint32_t of(const GroupCounts& counts, Fate fate) {
  return counts.fates[static_cast<std::size_t>(fate)];
}

/// For figures that are 0 as a rule: nothing changes then but their number.
void add_rare(std::int64_t x, Moments& moments) {
  if (x == 0) {
    ++moments.count;
  } else {
    moments.add(x);
  }
}

template <class Items>
void merge_each(Items& items, const Items& others) {
  auto other = others.begin();
  for (auto& item : items) item.merge(*other++);
}

/// Of a sample of the timeline.
std::uint32_t count_of(std::int32_t number) {
  if (number < 0) throw std::logic_error("a timeline holds a negative count");
  return static_cast<std::uint32_t>(number);
}

template <class Items>
bool equal(const Items& a, const Items& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

}  // namespace

void GroupTally::merge(const GroupTally& other) {
  leakage.merge(other.leakage);
  merge_each(causes, other.causes);
}

void SiteTally::add(const SiteCounts& counts) {
  hits.add(counts.hits.all);
  effective_hits.add(counts.hits.effective);
  if (counts.destroyed) destroyed_us.add(counts.destroyed_us);
}

void SiteTally::merge(const SiteTally& other) {
  hits.merge(other.hits);
  effective_hits.merge(other.effective_hits);
  destroyed_us.merge(other.destroyed_us);
}

void BatteryTally::merge(const BatteryTally& other) {
  shots.merge(other.shots);
  kills.merge(other.kills);
  wasted.merge(other.wasted);
  reloads.merge(other.reloads);
  peak_channels.merge(other.peak_channels);
  busy_us.merge(other.busy_us);
  busy_by_raid.merge(other.busy_by_raid);
  empty_time_us.merge(other.empty_time_us);
  site.merge(other.site);
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

namespace {

/// Whether a metric needs a tally of its own: the others follow from those of groups and of the raid.
bool has_own_tally(const MetricSlot& slot) {
  const bool is_of_groups = slot.group.kind == GroupKind::threats || slot.group.kind == GroupKind::whole;
  return slot.kind->needs != nullptr || !is_of_groups;
}

}  // namespace

Tallies::Tallies(const Scenario& scenario, const Layout& layout)
    : families_(scenario.families.size()),
      systems_(scenario.systems.size()),
      samples_(layout.timeline.samples),
      timeline_start_s_(layout.timeline.start_s),
      timeline_step_s_(layout.timeline.step_s),
      cells_(layout.cells.size()),
      uncertain_(scenario.uncertain.size()),
      is_campaign_(scenario.campaign.has_value()),
      has_targets_(aims_at(scenario, TargetKind::battery)),
      evaluator_(scenario, layout),
      slots_(summary_slots(scenario)),
      causes_(causes_of(scenario)),
      group_tallies_(groups().size()),
      counts_(groups().size() * count_metric_count),
      batteries_(scenario.batteries.size()),
      defence_(scenario.systems.size(), families_),
      assets_(scenario.assets.size()),
      sensors_(scenario.sensors.size()),
      controls_(scenario),
      campaign_(scenario, layout),
      timeline_(samples_ * timeline_quantity_count),
      ready_(samples_ * systems_) {
  for (const MetricSlot& slot : slots_) {
    if (has_own_tally(slot)) own_slots_.push_back(own_.size());
    own_.push_back(has_own_tally(slot) ? std::optional(MetricTally(slot.kind->form)) : std::nullopt);
  }
}

const Evaluation& Tallies::add(const Outcome& outcome) {
  check(outcome);
  const Evaluation& evaluation = evaluator_.evaluate(outcome);
  add_groups(evaluation);
  add_batteries(outcome);
  add_defence(outcome);
  add_assets(evaluation);
  add_timeline(outcome);
  add_costs(evaluation);
  add_own(evaluation);
  campaign_.add(outcome.campaign);
  controls_.add(evaluation);
  ++trials_;
  return evaluation;
}

bool Tallies::is_like(const Tallies& other) const {
  return evaluator_ == other.evaluator_ && families_ == other.families_ && systems_ == other.systems_ &&
         defence_.size() == other.defence_.size() && samples_ == other.samples_ &&
         timeline_start_s_ == other.timeline_start_s_ && timeline_step_s_ == other.timeline_step_s_ &&
         is_campaign_ == other.is_campaign_ && names_of(slots_) == names_of(other.slots_) &&
         sensors_.size() == other.sensors_.size() && uncertain_ == other.uncertain_ &&
         controls_.is_like(other.controls_) && campaign_.is_like(other.campaign_);
}

void Tallies::merge(const Tallies& other) {
  if (!is_like(other)) throw std::logic_error("tallies of different scenarios cannot be merged");
  trials_ += other.trials_;
  merge_each(group_tallies_, other.group_tallies_);
  counts_.merge(other.counts_);
  merge_each(batteries_, other.batteries_);
  merge_each(defence_, other.defence_);
  merge_each(assets_, other.assets_);
  merge_each(sensors_, other.sensors_);
  raid_.merge(other.raid_);
  controls_.merge(other.controls_);
  campaign_.merge(other.campaign_);
  for (const std::size_t i : own_slots_) own_[i]->merge(*other.own_[i]);
  timeline_.merge(other.timeline_);
  ready_.merge(other.ready_);
}

void Tallies::check(const Outcome& outcome) const {
  const std::size_t raids = is_campaign_ ? outcome.campaign.raids.size() : 1;
  if (outcome.cells.size() != cells_ || outcome.batteries.size() != batteries_.size() ||
      outcome.defence.size() != defence_.size() || outcome.assets.size() != assets_.size() ||
      outcome.sensors.size() != sensors_.size() || outcome.timeline.size() != raids * samples_ ||
      outcome.ready.size() != raids * samples_ * systems_ || outcome.uncertain.size() != uncertain_) {
    throw std::logic_error("an outcome of another layout cannot be tallied");
  }
}

void Tallies::add_group(const GroupCounts& counts, std::uint32_t* values, GroupTally& tally) const {
  const std::uint32_t failed = of(counts, Fate::failed);
  const std::uint32_t leakers = of(counts, Fate::leaked_hit) + of(counts, Fate::leaked_miss);
  const std::uint32_t appeared = of(counts, Fate::soft_killed) + of(counts, Fate::intercepted) + leakers;
  const std::array<std::uint32_t, count_metric_count> of_metrics = {
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
  std::copy(of_metrics.begin(), of_metrics.end(), values);
  tally.leakage.add(leakers, appeared);
  for (const Cause of : causes_) {
    const auto i = static_cast<std::size_t>(of);
    add_rare(counts.causes[i], tally.causes[i]);
  }
}

void Tallies::add_groups(const Evaluation& evaluation) {
  std::uint32_t* const values = counts_.begin_round().data();
  for (const GroupId id : group_tallies_.ids()) {
    add_group(evaluation.groups[id], values + id.index() * count_metric_count, group_tallies_[id]);
  }
}

void Tallies::add_batteries(const Outcome& outcome) {
  const auto raids = static_cast<std::int64_t>(is_campaign_ ? outcome.campaign.raids.size() : 1);
  for (std::size_t i = 0; i < sensors_.size(); ++i) sensors_[SensorId(i)].add(outcome.sensors[SensorId(i)]);
  for (std::size_t i = 0; i < batteries_.size(); ++i) {
    const BatteryCounts& counts = outcome.batteries[BatteryId(i)];
    BatteryTally& tally = batteries_[BatteryId(i)];
    tally.shots.add(counts.shots);
    tally.kills.add(counts.kills);
    add_rare(counts.wasted, tally.wasted);
    add_rare(counts.reloads, tally.reloads);
    tally.peak_channels.add(counts.peak_channels);
    tally.busy_us.add(counts.busy_us);
    if (is_campaign_) tally.busy_by_raid.add(counts.busy_us, raids);
    if (has_targets_) tally.site.add(counts.site);
    if (counts.up && counts.emptied) tally.empty_time_us.add(counts.empty_time_us);
  }
}

void Tallies::add_defence(const Outcome& outcome) {
  for (const auto i : defence_.slots()) {
    const DefenceCounts& counts = outcome.defence[i];
    defence_[i].engagements.add(counts.engagements);
    defence_[i].shots.add(counts.shots);
    defence_[i].kills.add(counts.kills);
  }
}

void Tallies::add_assets(const Evaluation& evaluation) {
  for (std::size_t i = 0; i < assets_.size(); ++i) {
    const AssetCounts& counts = evaluation.outcome->assets[AssetId(i)];
    AssetTally& tally = assets_[AssetId(i)];
    // Of a campaign: at some time of it.
    const bool is_disabled = is_campaign_ ? counts.disabled : evaluator_.valuation().is_disabled(AssetId(i), counts);
    if (is_disabled) ++tally.disabled;
    tally.hits.add(counts.hits);
    tally.effective_hits.add(counts.effective_hits);
    tally.capacity_lost.add(evaluation.asset_capacity_lost[i]);
  }
  raid_.assets_disabled.add(evaluation.assets_disabled);
  raid_.capacity_lost.add(evaluation.capacity_lost);
}

void Tallies::add_timeline(const Outcome& outcome) {
  const std::size_t raids = samples_ == 0 ? 0 : outcome.timeline.size() / samples_;
  for (std::size_t raid = 0; raid < raids; ++raid) {
    std::uint32_t* counts = timeline_.begin_round().data();
    for (std::size_t k = raid * samples_; k < (raid + 1) * samples_; ++k) {
      for (const std::int32_t count : outcome.timeline[k]) *counts++ = count_of(count);
    }
    const std::span<std::uint32_t> rounds = ready_.begin_round();
    const std::int32_t* const ready = outcome.ready.data() + raid * rounds.size();
    for (std::size_t k = 0; k < rounds.size(); ++k) rounds[k] = count_of(ready[k]);
  }
}

void Tallies::add_costs(const Evaluation& evaluation) {
  const std::int64_t attacker = evaluation.attacker_cost;
  const std::int64_t defender = evaluation.defender_cost;
  raid_.attacker_cost.add(attacker);
  raid_.defender_cost.add(defender);
  raid_.cost.add(defender, attacker);
  if (attacker > 0) raid_.cost_ratio.add(ratio_to_steps(defender, attacker));
}

void Tallies::add_own(const Evaluation& evaluation) {
  for (const std::size_t i : own_slots_) own_[i]->add(slots_[i].kind->read(evaluation, slots_[i].group));
}

bool operator==(const Tallies& a, const Tallies& b) {
  return a.is_like(b) && a.trials_ == b.trials_ && equal(a.group_tallies_, b.group_tallies_) &&
         a.counts_ == b.counts_ && equal(a.batteries_, b.batteries_) && equal(a.defence_, b.defence_) &&
         equal(a.assets_, b.assets_) && equal(a.sensors_, b.sensors_) && a.raid_ == b.raid_ &&
         a.controls_ == b.controls_ && a.campaign_ == b.campaign_ && a.own_ == b.own_ && a.timeline_ == b.timeline_ &&
         a.ready_ == b.ready_;
}

}  // namespace bulwark
