#include "campaign/grid_history.h"

#include <algorithm>
#include <cmath>

#include "base/constants.h"
#include "base/time_grid.h"
#include "campaign/instant.h"

namespace bulwark {

namespace {

constexpr double outage_share = 1e-6;      // of the demand, unserved
constexpr double all_served_share = 1e-9;  // unserved at most of the total where all is served

BusCounts rounded(double demanded_ws, double unserved_ws, double person_s, std::int64_t outage_us) {
  return {std::llround(demanded_ws / seconds_per_hour), std::llround(unserved_ws / seconds_per_hour),
          share_in_steps(unserved_ws, demanded_ws), std::llround(person_s / seconds_per_hour * 1000), outage_us};
}

}  // namespace

GridHistory::GridHistory(const Tables& tables, GridModel& model)
    : tables_(&tables), grid_(&*tables.scenario.grid), model_(&model), clock_(*grid_) {}

void GridHistory::begin(const Parameters& parameters, const IndexedBy<AssetId, int>& undamaged, Firsts& firsts,
                        EventLog* log) {
  parameters_ = &parameters;
  firsts_ = &firsts;
  log_ = log;
  clock_.begin();
  now_s_ = 0;
  next_sample_ = 0;
  uses_.assign(clock_.levels(), {});
  totals_.assign(clock_.levels(), {});
  pending_.clear();
  segments_.clear();
  unserved_w_.assign(grid_->buses.size(), 0);
  buses_.assign(grid_->buses.size(), {});
  all_ = {};
  worst_unserved_w_ = 0;
  worst_share_ = 0;
  samples_.assign(tables_->layout.campaign.grid.samples, {});
  model_->set_demand(parameters.bus_demand_w, parameters.bus_import_w);
  model_->set_damage(undamaged);
}

double GridHistory::next_sample_s() const {
  const TimelineAxis& axis = tables_->layout.campaign.grid;
  return next_sample_ < axis.samples ? axis.start_s + static_cast<double>(next_sample_) * axis.step_s : never_s;
}

/// To a time up to which neither damage nor demand changes.
void GridHistory::pass(double end_s) {
  LevelUse& use = uses_[clock_.level()];
  if (use.seconds == 0) use.first_s = now_s_;
  use.seconds += end_s - now_s_;
  use.us += microseconds(end_s) - microseconds(now_s_);
  if (log_ && (segments_.empty() || segments_.back().level != clock_.level())) {
    segments_.push_back({now_s_, clock_.level()});
  }
  now_s_ = end_s;
}

void GridHistory::advance_to(double time_s) {
  for (;;) {
    if (has_come(clock_.until_s(), now_s_)) {
      clock_.next();
    } else if (has_come(next_sample_s(), now_s_)) {
      uses_[clock_.level()].asked = true;
      pending_.push_back({next_sample_++, clock_.level()});
    } else if (now_s_ < time_s) {
      pass(std::min({time_s, clock_.until_s(), next_sample_s()}));
    } else {
      return;
    }
  }
}

/// Served load at a level of demand, as the model has it; leaves what the buses lack in unserved_w_.
GridHistory::Totals GridHistory::ask(std::size_t level) {
  Totals totals;
  const IndexedBy<BusId, double>& served_w = model_->served_w(clock_.factor(level));
  for (std::size_t b = 0; b < unserved_w_.size(); ++b) {
    const double demand_w = parameters_->bus_demand_w[b] * clock_.factor(level);
    unserved_w_[BusId(b)] = std::max(0.0, demand_w - served_w[BusId(b)]);
    totals.demand_w += demand_w;
    totals.unserved_w += unserved_w_[BusId(b)];
  }
  return totals;
}

/// Of a bus by itself, in the last answer: a village is less than a billionth of a country.
bool GridHistory::has_outage(std::size_t level) const {
  for (std::size_t b = 0; b < unserved_w_.size(); ++b) {
    if (unserved_w_[BusId(b)] > outage_share * parameters_->bus_demand_w[b] * clock_.factor(level)) return true;
  }
  return false;
}

void GridHistory::add_bus(BusId bus, const LevelUse& use, double demand_w) {
  Sums& sums = buses_[bus];
  const double share = demand_w > 0 ? unserved_w_[bus] / demand_w : 0;
  const double person_s = grid_->buses[bus].people * share * use.seconds;
  sums.demanded_ws += demand_w * use.seconds;
  sums.unserved_ws += unserved_w_[bus] * use.seconds;
  sums.person_s += person_s;
  all_.person_s += person_s;
  if (share > outage_share) sums.outage_us += use.us;
}

void GridHistory::add(const LevelUse& use, std::size_t level, const Totals& totals) {
  for (std::size_t b = 0; b < unserved_w_.size(); ++b) {
    add_bus(BusId(b), use, parameters_->bus_demand_w[b] * clock_.factor(level));
  }
  all_.demanded_ws += totals.demand_w * use.seconds;
  all_.unserved_ws += totals.unserved_w * use.seconds;
  if (totals.share() > outage_share) all_.outage_us += use.us;
  worst_unserved_w_ = std::max(worst_unserved_w_, totals.unserved_w);
  worst_share_ = std::max(worst_share_, totals.share());
  firsts_->unserved_share(totals.share(), use.first_s);
}

void GridHistory::take_samples(std::size_t level, const Totals& totals) {
  for (const Sample& sample : pending_) {
    if (sample.level != level) continue;
    samples_[sample.index] = {std::llround(model_->supply_w()), std::llround(totals.demand_w),
                              std::llround(totals.demand_w - totals.unserved_w)};
  }
}

[[gnu::cold]] void GridHistory::log_segments() {
  for (const Segment& segment : segments_) {
    if (uses_[segment.level].seconds <= same_instant_s) continue;
    const Totals& totals = totals_[segment.level];
    LoggedEvent event{segment.begin_s, "served", {}, {}, {}, {}, {}, ""};
    event.result = std::to_string(std::llround((totals.demand_w - totals.unserved_w) / 1e6)) + " of " +
                   std::to_string(std::llround(totals.demand_w / 1e6)) + " MW";
    log_->events.push_back(event);
  }
  segments_.clear();
}

/// The state of damage is over: what was served in it.
void GridHistory::settle() {
  bool all_served = false;
  for (std::size_t level = 0; level < uses_.size(); ++level) {
    LevelUse& use = uses_[level];
    const bool lasted = use.seconds > same_instant_s;
    if (!lasted && !use.asked) continue;
    Totals totals;
    if (all_served) {
      for (const double peak_w : parameters_->bus_demand_w) totals.demand_w += peak_w * clock_.factor(level);
    } else {
      totals = ask(level);
      all_served = totals.unserved_w <= all_served_share * totals.demand_w && !has_outage(level);
      if (all_served) {
        totals.unserved_w = 0;
        unserved_w_.assign(unserved_w_.size(), 0);
      }
    }
    if (lasted) add(use, level, totals);
    if (use.asked) take_samples(level, totals);
    totals_[level] = totals;
  }
  if (log_) log_segments();
  uses_.assign(uses_.size(), {});
  pending_.clear();
}

void GridHistory::set_damage(const IndexedBy<AssetId, int>& damage) {
  settle();
  model_->set_damage(damage);
}

void GridHistory::finish(double end_s, CampaignOutcome& outcome) {
  advance_to(end_s);
  settle();
  outcome.buses.clear();
  for (const Sums& sums : buses_) {
    outcome.buses.push_back(rounded(sums.demanded_ws, sums.unserved_ws, sums.person_s, sums.outage_us));
  }
  outcome.grid = rounded(all_.demanded_ws, all_.unserved_ws, all_.person_s, all_.outage_us);
  outcome.worst_unserved_w = std::llround(worst_unserved_w_);
  outcome.worst_unserved_share = std::llround(worst_share_ * 1e12);
  outcome.samples = samples_;
}

}  // namespace bulwark
