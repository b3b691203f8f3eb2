#include "campaign/series.h"

#include <algorithm>

#include "base/constants.h"
#include "campaign/instant.h"

namespace bulwark {

void ReadyRounds::begin(const Supplies& supplies) {
  end_ = nullptr;
  rounds_.assign(tables_->layout.systems, 0);
  lost_.assign(tables_->batteries.size(), 0);
  of_battery_.assign(tables_->batteries.size(), 0);
  for (const BatteryId b : of_battery_.ids()) change(b, supplies.loads()[b].ready);
}

void ReadyRounds::change(BatteryId battery, std::int64_t by) {
  of_battery_[battery] += by;
  rounds_[tables_->batteries[battery].system.index()] += by;
}

void ReadyRounds::follow(double start_s, const Supplies& before, const RaidEnd& end) {
  begin(before);
  start_s_ = start_s;
  end_ = &end;
  next_ = 0;
}

void ReadyRounds::lose(BatteryId battery) {
  change(battery, -of_battery_[battery]);
  lost_[battery] = 1;
}

void ReadyRounds::go_to(double instant_s) {
  if (end_ == nullptr) return;
  for (; next_ < end_->ready_changes.size(); ++next_) {
    const ReadyChange& next = end_->ready_changes[next_];
    if (!is_before(start_s_ + std::max(0.0, next.time_s), instant_s)) return;
    if (!lost_[next.battery]) change(next.battery, next.change);
  }
}

void DaySeries::begin(CampaignOutcome& outcome) {
  outcome_ = &outcome;
  next_day_ = 0;
  for (auto* series : {&outcome.attacker_stock, &outcome.depot, &outcome.ready, &outcome.waiting, &outcome.under_way,
                       &outcome.spares}) {
    series->clear();
  }
}

void DaySeries::record_until(double instant_s, const Attacker& attacker, const Supplies& supplies,
                             const Repairs& repairs, ReadyRounds& ready) {
  const CampaignLayout& layout = tables_->layout.campaign;
  for (; next_day_ < layout.days; ++next_day_) {
    const double time_s = static_cast<double>(next_day_) * seconds_per_day;
    if (!has_come(time_s, instant_s)) return;
    ready.go_to(time_s);
    for (std::size_t k = 0; k < layout.stocks; ++k) {
      outcome_->attacker_stock.push_back(attacker.available(k, time_s));
    }
    for (std::size_t k = 0; k < layout.supplies; ++k) outcome_->depot.push_back(supplies.in_depot(k, time_s));
    for (std::size_t k = 0; k < tables_->layout.systems; ++k) outcome_->ready.push_back(ready.of(k));
    outcome_->waiting.push_back(repairs.waiting());
    outcome_->under_way.push_back(repairs.under_way());
    for (std::size_t k = 0; k < layout.spares; ++k) outcome_->spares.push_back(repairs.in_stock(k, time_s));
  }
}

}  // namespace bulwark
