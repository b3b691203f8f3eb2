#include "campaign/replacements.h"

#include <algorithm>
#include <stdexcept>

#include "base/constants.h"
#include "campaign/drawn_time.h"
#include "campaign/instant.h"

namespace bulwark {

namespace {

template <class IdType>
void insert_missing(std::vector<IdType>& missing, IdType id) {
  missing.insert(std::lower_bound(missing.begin(), missing.end(), id), id);
}
template <class IdType>
void erase_missing(std::vector<IdType>& missing, IdType id) {
  missing.erase(std::find(missing.begin(), missing.end(), id));
}

bool comes_later(const Return& a, const Return& b) {
  return a.time_s != b.time_s ? a.time_s > b.time_s : a.target > b.target;
}

}  // namespace

Replacements::Replacements(const Tables& tables)
    : tables_(&tables), campaign_(&*tables.scenario.campaign), queues_(campaign_->replacements.size()) {}

void Replacements::begin(const Parameters& parameters, const TrialStreams& streams) {
  parameters_ = &parameters;
  streams_ = streams;
  for (std::size_t k = 0; k < queues_.size(); ++k) {
    const std::optional<Inflow>& units = campaign_->replacements[k].units;
    if (units) queues_[k].units = DrawnInflow(*units, parameters.units, k);
    queues_[k].taken = 0;
    queues_[k].waiting.clear();
    queues_[k].head = 0;
  }
  battery_ordinals_.assign(tables_->batteries.size(), 0);
  sensor_ordinals_.assign(tables_->scenario.sensors.size(), 0);
  missing_batteries_.clear();
  missing_sensors_.clear();
  returns_.clear();
  next_delivery_s_ = never_s;
}

std::uint32_t Replacements::entry_of(TargetId target) const {
  if (target.is_sensor()) return tables_->campaign.replacement_of_sensors;
  return tables_->campaign.replacement_of_system[tables_->batteries[target.battery()].system.index()];
}

bool Replacements::is_missing(TargetId target) const {
  if (target.is_sensor()) {
    return std::binary_search(missing_sensors_.begin(), missing_sensors_.end(), target.sensor());
  }
  return std::binary_search(missing_batteries_.begin(), missing_batteries_.end(), target.battery());
}

void Replacements::destroy(TargetId target, double time_s) {
  target.is_sensor() ? insert_missing(missing_sensors_, target.sensor())
                     : insert_missing(missing_batteries_, target.battery());
  const std::uint32_t entry = entry_of(target);
  if (entry == no_entry) return;
  std::vector<Waiting>& waiting = queues_[entry].waiting;
  waiting.push_back({time_s, target});
  for (std::size_t k = waiting.size() - 1; k > queues_[entry].head; --k) {  // of one instant, in scenario order
    if (waiting[k - 1].destroyed_s != time_s || waiting[k - 1].target < target) break;
    std::swap(waiting[k - 1], waiting[k]);
  }
}

double Replacements::drawn_time_s(std::uint32_t entry, TargetId target) {
  const bool is_sensor = target.is_sensor();
  const EntityName entity = is_sensor ? tables_->campaign.sensor_entities[target.sensor().index()]
                                      : tables_->batteries[target.battery()].entity;
  const Purpose purpose = is_sensor ? Purpose::sensor_replacement_time : Purpose::replacement_time;
  const std::uint32_t ordinal = is_sensor ? sensor_ordinals_[target.sensor()]++ : battery_ordinals_[target.battery()]++;
  if (ordinal > max_ordinal) throw std::runtime_error("more than 1,048,575 replacements of one battery or sensor");
  return draw_time_s(campaign_->replacements[entry].time_s, parameters_->mean_replacement_s[entry],
                     tables_->parameters.mean_replacement_s[entry], Stream(streams_, entity, purpose, ordinal));
}

void Replacements::hand_out(std::uint32_t entry, double now_s) {
  Queue& queue = queues_[entry];
  while (queue.head < queue.waiting.size()) {
    if (campaign_->replacements[entry].units) {
      const double here_s = queue.units.time_of_s(queue.taken + 1);
      if (!has_come(here_s, now_s)) {
        next_delivery_s_ = std::min(next_delivery_s_, here_s);
        return;
      }
      ++queue.taken;
    }
    const TargetId target = queue.waiting[queue.head++].target;
    returns_.push_back({target, now_s + drawn_time_s(entry, target)});
    std::push_heap(returns_.begin(), returns_.end(), comes_later);
  }
  queue.waiting.clear();
  queue.head = 0;
}

void Replacements::hand_out_units(double now_s) {
  next_delivery_s_ = never_s;
  for (std::uint32_t k = 0; k < queues_.size(); ++k) hand_out(k, now_s);
}

double Replacements::next_return_s() const {
  return returns_.empty() ? never_s : returns_.front().time_s;
}

Return Replacements::bring_back() {
  std::pop_heap(returns_.begin(), returns_.end(), comes_later);
  const Return back = returns_.back();
  returns_.pop_back();
  back.target.is_sensor() ? erase_missing(missing_sensors_, back.target.sensor())
                          : erase_missing(missing_batteries_, back.target.battery());
  return back;
}

}  // namespace bulwark
