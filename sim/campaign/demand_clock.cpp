#include "campaign/demand_clock.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/constants.h"
#include "campaign/instant.h"

namespace bulwark {

namespace {

std::vector<FactorStep> steps_or_one(const std::vector<FactorStep>& steps) {
  return steps.empty() ? std::vector<FactorStep>{{0, 1}} : steps;
}

/// The last step that has begun by then.
std::size_t step_at(const std::vector<FactorStep>& steps, double time_s) {
  std::size_t k = 0;
  while (k + 1 < steps.size() && has_come(steps[k + 1].from_s, time_s)) ++k;
  return k;
}

}  // namespace

DemandClock::DemandClock(const Grid& grid)
    : daily_steps_(steps_or_one(grid.daily)), seasonal_steps_(steps_or_one(grid.seasonal)) {
  midnight_s_ = -std::fmod(grid.clock_s, seconds_per_day);
  std::vector<double> products;
  for (const FactorStep& daily : daily_steps_) {
    for (const FactorStep& seasonal : seasonal_steps_) products.push_back(daily.factor * seasonal.factor);
  }
  factors_ = products;
  std::sort(factors_.begin(), factors_.end(), std::greater<>());
  factors_.erase(std::unique(factors_.begin(), factors_.end()), factors_.end());
  for (const double product : products) {
    const auto found = std::find(factors_.begin(), factors_.end(), product);
    level_of_.push_back(static_cast<std::size_t>(found - factors_.begin()));
  }
  begin();
}

void DemandClock::begin() {
  day_ = 0;
  daily_ = step_at(daily_steps_, -midnight_s_);
  seasonal_ = step_at(seasonal_steps_, 0);
}

double DemandClock::daily_until_s() const {
  if (daily_steps_.size() == 1) return never_s;
  const bool last = daily_ + 1 == daily_steps_.size();
  return midnight_s_ + (last ? (day_ + 1) * seconds_per_day : day_ * seconds_per_day + daily_steps_[daily_ + 1].from_s);
}

double DemandClock::seasonal_until_s() const {
  return seasonal_ + 1 < seasonal_steps_.size() ? seasonal_steps_[seasonal_ + 1].from_s : never_s;
}

double DemandClock::until_s() const {
  return std::min(daily_until_s(), seasonal_until_s());
}

void DemandClock::next() {
  const double now_s = until_s();
  if (has_come(seasonal_until_s(), now_s)) ++seasonal_;
  if (!has_come(daily_until_s(), now_s)) return;
  if (++daily_ < daily_steps_.size()) return;
  daily_ = 0;
  ++day_;
}

}  // namespace bulwark
