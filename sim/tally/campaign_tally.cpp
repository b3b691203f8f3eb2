#include "tally/campaign_tally.h"

#include <array>
#include <cmath>

#include "base/contract.h"
#include "metrics/fixed_point.h"

namespace bulwark {

namespace {

void add_each(const std::vector<std::int64_t>& values, std::vector<SeriesTally>& tallies) {
  for (std::size_t i = 0; i < tallies.size(); ++i) tallies[i].add(values[i]);
}

template <class Tally>
void merge_each(const std::vector<Tally>& others, std::vector<Tally>& tallies) {
  for (std::size_t i = 0; i < others.size(); ++i) tallies[i].merge(others[i]);
}

/// The first day, from 0, that begins at the time or later; what is within a microsecond of its beginning is at it.
std::uint32_t day_by(std::int64_t time_us) {
  constexpr std::int64_t same_instant_us = 1;
  constexpr auto day_us = static_cast<std::int64_t>(microseconds_per_day);
  return static_cast<std::uint32_t>((time_us - same_instant_us + day_us - 1) / day_us);
}

}  // namespace

void FlownRaidTally::add(const RaidCounts& counts, const std::uint32_t* launched_by_family) {
  start_us.add(counts.start_us);
  for (std::size_t f = 0; f < launched.size(); ++f) launched[f].add(launched_by_family[f]);
  leakers.add(counts.leakers);
  leakage.add({counts.leakers, counts.appeared});
  shots.add(counts.shots);
  ready_rounds.add(static_cast<std::int64_t>(counts.ready_rounds));
  disabled_assets.add(counts.disabled_assets);
  missing_batteries.add(counts.missing_batteries);
  missing_sensors.add(counts.missing_sensors);
}

void FlownRaidTally::merge(const FlownRaidTally& other) {
  start_us.merge(other.start_us);
  merge_each(other.launched, launched);
  leakers.merge(other.leakers);
  leakage.merge(other.leakage);
  shots.merge(other.shots);
  ready_rounds.merge(other.ready_rounds);
  disabled_assets.merge(other.disabled_assets);
  missing_batteries.merge(other.missing_batteries);
  missing_sensors.merge(other.missing_sensors);
}

void GridTally::add(const GridSample& sample) {
  const std::int64_t short_w = sample.demand - sample.served;
  generation.add(sample.generation);
  demand.add(sample.demand);
  served.add(sample.served);
  unserved.add(short_w);
  const double of_demand = static_cast<double>(short_w) / static_cast<double>(std::max<std::int64_t>(sample.demand, 1));
  share.add(std::llround(of_demand * ratio_steps));
}

void GridTally::merge(const GridTally& other) {
  generation.merge(other.generation);
  demand.merge(other.demand);
  served.merge(other.served);
  unserved.merge(other.unserved);
  share.merge(other.share);
}

CampaignTally::CampaignTally(const Scenario& scenario, const Layout& layout)
    : families_(scenario.families.size()), first_days_(layout.campaign.firsts.size()) {
  const CampaignLayout& campaign = layout.campaign;
  attacker_stock_.resize(campaign.days * campaign.stocks);
  depot_.resize(campaign.days * campaign.supplies);
  ready_.resize(campaign.days * layout.systems);
  waiting_.resize(campaign.days);
  under_way_.resize(campaign.days);
  spares_.resize(campaign.days * campaign.spares);
  if (scenario.campaign && scenario.grid) grid_.resize(campaign.grid.samples);
}

void CampaignTally::add(const CampaignOutcome& outcome) {
  while (raids_.size() < outcome.raids.size()) raids_.emplace_back(families_);
  for (std::size_t k = 0; k < outcome.raids.size(); ++k) {
    raids_[k].add(outcome.raids[k], outcome.launched.data() + k * families_);
  }
  add_each(outcome.attacker_stock, attacker_stock_);
  add_each(outcome.depot, depot_);
  add_each(outcome.ready, ready_);
  add_each(outcome.waiting, waiting_);
  add_each(outcome.under_way, under_way_);
  add_each(outcome.spares, spares_);
  for (std::size_t i = 0; i < grid_.size(); ++i) grid_[i].add(outcome.samples[i]);
  for (std::size_t e = 0; e < first_days_.size(); ++e) {
    if (outcome.firsts_us[e] != CampaignOutcome::never) first_days_[e].add(day_by(outcome.firsts_us[e]));
  }
}

bool CampaignTally::is_like(const CampaignTally& other) const {
  const auto sizes = [](const CampaignTally& of) {
    return std::array{of.families_,      of.attacker_stock_.size(), of.depot_.size(),
                      of.ready_.size(),  of.waiting_.size(),        of.under_way_.size(),
                      of.spares_.size(), of.grid_.size(),           of.first_days_.size()};
  };
  return sizes(*this) == sizes(other);
}

void CampaignTally::merge(const CampaignTally& other) {
  EXPECTS(is_like(other));
  while (raids_.size() < other.raids_.size()) raids_.emplace_back(families_);
  merge_each(other.raids_, raids_);
  merge_each(other.attacker_stock_, attacker_stock_);
  merge_each(other.depot_, depot_);
  merge_each(other.ready_, ready_);
  merge_each(other.waiting_, waiting_);
  merge_each(other.under_way_, under_way_);
  merge_each(other.spares_, spares_);
  merge_each(other.grid_, grid_);
  merge_each(other.first_days_, first_days_);
}

}  // namespace bulwark
