#include "campaign/inflow.h"

#include <algorithm>
#include <cmath>

#include "base/constants.h"
#include "campaign/instant.h"

namespace bulwark {

namespace {

double end_of_step_s(const std::vector<RateStep>& steps, std::size_t k) {
  return k + 1 < steps.size() ? steps[k + 1].from_s : never_s;
}

}  // namespace

DrawnInflow::DrawnInflow(const Inflow& inflow, const InflowParameters& parameters, std::size_t index)
    : inflow_(&inflow), initial_(parameters.initial[index]), rate_per_s_(parameters.rate_per_s[index]) {}

double DrawnInflow::amount_by(double time_s) const {
  if (rate_per_s_ >= 0) return initial_ + rate_per_s_ * time_s;
  double amount = initial_;
  const std::vector<RateStep>& steps = inflow_->rate;
  for (std::size_t k = 0; k < steps.size() && steps[k].from_s < time_s; ++k) {
    amount += steps[k].rate_per_s * (std::min(time_s, end_of_step_s(steps, k)) - steps[k].from_s);
  }
  return amount;
}

std::int64_t DrawnInflow::whole_by(double time_s) const {
  return static_cast<std::int64_t>(std::floor(amount_by(time_s) + whole_tolerance));
}

double DrawnInflow::time_of_s(std::int64_t whole) const {
  double lacking = static_cast<double>(whole) - whole_tolerance - initial_;
  if (lacking <= 0) return 0;
  if (rate_per_s_ >= 0) return rate_per_s_ > 0 ? lacking / rate_per_s_ : never_s;
  const std::vector<RateStep>& steps = inflow_->rate;
  for (std::size_t k = 0; k < steps.size(); ++k) {
    const double end_s = end_of_step_s(steps, k);
    const double rate_per_s = steps[k].rate_per_s;
    if (rate_per_s <= 0) continue;
    const double time_s = steps[k].from_s + lacking / rate_per_s;
    if (time_s <= end_s) return time_s;
    lacking -= rate_per_s * (end_s - steps[k].from_s);
  }
  return never_s;
}

}  // namespace bulwark
