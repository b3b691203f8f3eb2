#include "format/inflow.h"

#include <algorithm>

#include "format/steps.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

std::vector<RateStep> read_rates(const Value& value, double end_s) {
  const std::string steps = "steps [[from, rate], …], as [[0 d, 2.5 /d], [60 d, 1.5 /d]]";
  const Quantity one_rate{Dimension::rate, not_negative};
  const Steps read{.expected = steps,
                   .one = "a step [from, rate], as [60 d, 1.5 /d]",
                   .zero = "0 d",
                   .read_time = Quantity{Dimension::time, not_negative},
                   .read_value = one_rate,
                   .end_s = end_s};
  std::vector<RateStep> rates;
  if (describe_either(value, one_rate, read)) return rates;
  if (value.is(NodeKind::map)) {
    value.unexpected("a rate, as 2.5 /d, or " + steps + "; a rate that is not known belongs under uncertain");
  } else if (value.is(NodeKind::list)) {
    for (const Step& step : read(value).value_or(std::vector<Step>())) rates.push_back({step.from_s, step.value});
  } else if (const auto rate_per_s = one_rate(value)) {
    rates.push_back({0, *rate_per_s});
  }
  return rates;
}

}  // namespace

double amount_at(const Inflow& inflow, double time_s) {
  double amount = inflow.initial;
  for (std::size_t i = 0; i < inflow.rate.size(); ++i) {
    const double end_s = i + 1 < inflow.rate.size() ? std::min(time_s, inflow.rate[i + 1].from_s) : time_s;
    amount += inflow.rate[i].rate_per_s * std::max(0.0, end_s - inflow.rate[i].from_s);
  }
  return amount;
}

Inflow read_inflow(const MapReader& map, std::string_view rate_key, double end_s) {
  Inflow inflow;
  map.require("initial", inflow.initial, Number{not_negative, "a number, at least 0", &sizes::amount});
  if (const auto rate = map.find(rate_key)) inflow.rate = read_rates(*rate, end_s);
  return inflow;
}

}  // namespace bulwark
