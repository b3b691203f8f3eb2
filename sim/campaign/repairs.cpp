#include "campaign/repairs.h"

#include <algorithm>
#include <stdexcept>

#include "base/constants.h"
#include "campaign/drawn_time.h"
#include "campaign/instant.h"

namespace bulwark {

namespace {

bool ends_later(const Job& a, const Job& b) {
  return a.end_s != b.end_s ? a.end_s > b.end_s : a.asset > b.asset;
}

double priority_of(const Repair& repair, const Asset& asset) {
  switch (repair.order) {
    case RepairOrder::capacity:
      return asset.capacity_w / asset.hardness;
    case RepairOrder::value:
      return asset.value;
    case RepairOrder::oldest:
      return 0;
  }
  return 0;
}

}  // namespace

Repairs::Repairs(const Tables& tables) : tables_(&tables) {
  const std::optional<Repair>& repair = tables.scenario.campaign->repair;
  repair_ = repair ? &*repair : nullptr;
  std::size_t places = 0;
  for (const Asset& asset : tables.scenario.assets) {
    if (repair_ && tables.campaign.repair_of_asset[first_place_.size()] != no_entry) {
      repairable_.push_back(static_cast<std::uint32_t>(first_place_.size()));
    }
    first_place_.push_back(places);
    places += static_cast<std::size_t>(asset.hardness);
    priority_.push_back(repair_ ? priority_of(*repair_, asset) : 0);
  }
  hits_.resize(places);
}

void Repairs::begin(const Parameters& parameters, const TrialStreams& streams) {
  parameters_ = &parameters;
  streams_ = streams;
  spares_.clear();
  for (std::size_t k = 0; repair_ && k < repair_->spares.size(); ++k) {
    spares_.emplace_back(repair_->spares[k].inflow, parameters.spares, k);
  }
  taken_.assign(spares_.size(), 0);
  const std::size_t assets = first_place_.size();
  oldest_.assign(assets, 0);
  waiting_.assign(assets, 0);
  started_.assign(assets, 0);
  under_way_.clear();
  waiting_total_ = 0;
  ended_ = 0;
  next_delivery_s_ = never_s;
}

void Repairs::add_job(AssetId asset, double hit_s) {
  const std::size_t a = asset.index();
  const auto places = static_cast<std::uint32_t>(tables_->scenario.assets[asset].hardness);
  hits_[first_place_[a] + (oldest_[a] + waiting_[a]) % places] = hit_s;
  ++waiting_[a];
  ++waiting_total_;
}

double Repairs::next_end_s() const {
  return under_way_.empty() ? never_s : under_way_.front().end_s;
}

Job Repairs::end_job() {
  std::pop_heap(under_way_.begin(), under_way_.end(), ends_later);
  const Job job = under_way_.back();
  under_way_.pop_back();
  ++ended_;
  return job;
}

double Repairs::oldest_hit_s(std::size_t asset) const {
  return hits_[first_place_[asset] + oldest_[asset]];
}

/// The greater priority, then the older hit, then the order of the scenario.
bool Repairs::goes_before(std::size_t a, std::size_t b) const {
  if (priority_[a] != priority_[b]) return priority_[a] > priority_[b];
  if (oldest_hit_s(a) != oldest_hit_s(b)) return oldest_hit_s(a) < oldest_hit_s(b);
  return a < b;
}

/// When the spare is, or was, there that the asset's next job needs.
double Repairs::spare_here_s(std::size_t asset) const {
  const auto& spare = repair_->kinds[tables_->campaign.repair_of_asset[asset]].spare;
  return spare ? spares_[*spare].time_of_s(taken_[*spare] + 1) : 0;
}

/// The asset whose job can start and is first in the order; notes the next delivery that another waits for.
std::size_t Repairs::next_asset(double now_s) {
  std::size_t best = no_asset;
  next_delivery_s_ = never_s;
  for (const std::uint32_t asset : repairable_) {
    if (waiting_[asset] == 0) continue;
    const double here_s = spare_here_s(asset);
    if (!has_come(here_s, now_s)) {
      next_delivery_s_ = std::min(next_delivery_s_, here_s);
    } else if (best == no_asset || goes_before(asset, best)) {
      best = asset;
    }
  }
  return best;
}

double Repairs::drawn_time_s(std::size_t asset) {
  const std::uint32_t kind = tables_->campaign.repair_of_asset[asset];
  const std::uint32_t ordinal = started_[asset]++;
  if (ordinal > max_ordinal) throw std::runtime_error("more than 1,048,575 repairs of one asset");
  return draw_time_s(repair_->kinds[kind].time_s, parameters_->mean_repair_s[kind],
                     tables_->parameters.mean_repair_s[kind],
                     Stream(streams_, tables_->campaign.asset_entities[asset], Purpose::repair_time, ordinal));
}

Job Repairs::start(std::size_t asset, double now_s) {
  const auto& spare = repair_->kinds[tables_->campaign.repair_of_asset[asset]].spare;
  if (spare) ++taken_[*spare];
  const auto places = static_cast<std::uint32_t>(tables_->scenario.assets[AssetId(asset)].hardness);
  oldest_[asset] = (oldest_[asset] + 1) % places;
  --waiting_[asset];
  --waiting_total_;
  const Job job{AssetId(asset), now_s + drawn_time_s(asset)};
  under_way_.push_back(job);
  std::push_heap(under_way_.begin(), under_way_.end(), ends_later);
  return job;
}

bool Repairs::take_job(double now_s, Job& job) {
  next_delivery_s_ = never_s;
  if (repair_ == nullptr || waiting_total_ == 0 || under_way_.size() >= parameters_->crews) return false;
  const std::size_t asset = next_asset(now_s);
  if (asset == no_asset) return false;
  job = start(asset, now_s);
  return true;
}

std::int64_t Repairs::in_stock(std::size_t spare, double time_s) const {
  return spares_[spare].whole_by(time_s) - taken_[spare];
}

}  // namespace bulwark
