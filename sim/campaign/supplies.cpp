#include "campaign/supplies.h"

#include <algorithm>

#include "campaign/instant.h"

namespace bulwark {

Supplies::Supplies(const Tables& tables) : tables_(&tables), campaign_(&*tables.scenario.campaign) {}

void Supplies::begin(const Parameters& parameters) {
  parameters_ = &parameters;
  inflows_.clear();
  for (std::size_t k = 0; k < campaign_->supply.size(); ++k) {
    inflows_.emplace_back(campaign_->supply[k].inflow, parameters.depots, k);
  }
  issued_.assign(inflows_.size(), 0);
  loads_.clear();
  for (const BatteryId b : tables_->batteries.ids()) {
    loads_.push_back({parameters.rounds[b], parameters.reload_stock[b]});
  }
  missing_.assign(loads_.size(), 0);
  short_.assign(tables_->layout.systems, false);
  issued_now_.assign(tables_->layout.systems, 0);
}

std::int64_t Supplies::in_depot(std::size_t supply, double time_s) const {
  return inflows_[supply].whole_by(time_s) - issued_[supply];
}

std::uint64_t Supplies::capacity(BatteryId battery) const {
  return std::uint64_t{parameters_->rounds[battery]} + parameters_->reload_stock[battery];
}

std::uint64_t Supplies::lack(BatteryId battery) const {
  const BatteryLoad& load = loads_[battery];
  return missing_[battery] ? 0 : capacity(battery) - load.ready - load.stock;
}

/// To the magazine first.
void Supplies::add(BatteryId battery, std::uint64_t rounds) {
  BatteryLoad& load = loads_[battery];
  const std::uint64_t places = parameters_->rounds[battery] - load.ready;
  const auto to_magazine = static_cast<std::uint32_t>(std::min(rounds, places));
  load.ready += to_magazine;
  load.stock += static_cast<std::uint32_t>(rounds - to_magazine);
}

void Supplies::fill(std::size_t system) {
  for (const BatteryId battery : tables_->campaign.batteries_of_system[system]) {
    issued_now_[system] += lack(battery);
    add(battery, lack(battery));
  }
}

/// One round at a time to the least rounds / capacity, the first of equals; exact, in whole numbers.
void Supplies::issue_one_by_one(std::size_t system, std::uint64_t rounds) {
  const auto comes_later = [](const Level& a, const Level& b) {
    const std::uint64_t left = a.rounds * b.capacity;
    const std::uint64_t right = b.rounds * a.capacity;
    return left != right ? left > right : a.battery > b.battery;
  };
  levels_.clear();
  for (const BatteryId battery : tables_->campaign.batteries_of_system[system]) {
    const std::uint64_t lacking = lack(battery);
    if (lacking > 0) levels_.push_back({battery, capacity(battery) - lacking, capacity(battery)});
  }
  std::make_heap(levels_.begin(), levels_.end(), comes_later);
  for (; rounds > 0; --rounds) {
    std::pop_heap(levels_.begin(), levels_.end(), comes_later);
    Level& emptiest = levels_.back();
    add(emptiest.battery, 1);
    if (++emptiest.rounds == emptiest.capacity) {
      levels_.pop_back();
    } else {
      std::push_heap(levels_.begin(), levels_.end(), comes_later);
    }
  }
}

void Supplies::refill(std::size_t system, double start_s, double since_last_s) {
  const std::uint32_t supply = tables_->campaign.supply_of_system[system];
  if (supply == no_entry) return fill(system);
  if (is_before(since_last_s, campaign_->supply[supply].lead_s)) return;
  std::uint64_t lacking = 0;
  for (const BatteryId battery : tables_->campaign.batteries_of_system[system]) lacking += lack(battery);
  const auto held = static_cast<std::uint64_t>(std::max<std::int64_t>(0, in_depot(supply, start_s)));
  if (held >= lacking) {
    fill(system);
  } else {
    issue_one_by_one(system, held);
    issued_now_[system] = held;
    short_[system] = true;
  }
  issued_[supply] += static_cast<std::int64_t>(issued_now_[system]);
}

void Supplies::prepare(double start_s, double since_last_s) {
  short_.assign(tables_->layout.systems, false);
  issued_now_.assign(tables_->layout.systems, 0);
  for (const BatteryId b : loads_.ids()) {
    BatteryLoad& load = loads_[b];
    if (missing_[b]) continue;
    const std::uint32_t loaded = std::min(parameters_->rounds[b] - load.ready, load.stock);
    load.ready += loaded;
    load.stock -= loaded;
  }
  for (std::size_t system = 0; system < tables_->layout.systems; ++system) refill(system, start_s, since_last_s);
}

void Supplies::take_back(const IndexedBy<BatteryId, BatteryLoad>& left) {
  for (const BatteryId b : loads_.ids()) loads_[b] = missing_[b] ? BatteryLoad{} : left[b];
}

void Supplies::destroy(BatteryId battery) {
  loads_[battery] = {};
  missing_[battery] = 1;
}

}  // namespace bulwark
