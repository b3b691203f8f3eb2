#include "scenario/inflow.h"

#include "scenario/scalars.h"
#include "scenario/steps.h"

namespace bulwark {

namespace {

std::optional<double> read_rate(const Value& value) {
  return Quantity{Dimension::rate, not_negative}(value);
}

std::vector<RateStep> read_rates(const Value& value) {
  const std::string steps = "steps [[from, rate], …], as [[0 d, 2.5 /d], [60 d, 1.5 /d]]";
  std::vector<RateStep> rates;
  if (value.is(NodeKind::map)) {
    value.unexpected("a rate, as 2.5 /d, or " + steps + "; a rate that is not known belongs under uncertain");
  } else if (value.is(NodeKind::list)) {
    const Steps read{steps, "0 d", Quantity{Dimension::time, not_negative}, read_rate};
    for (const Step& step : read(value).value_or(std::vector<Step>())) rates.push_back({step.from_s, step.value});
  } else if (const auto rate_per_s = read_rate(value)) {
    rates.push_back({0, *rate_per_s});
  }
  return rates;
}

}  // namespace

Inflow read_inflow(const MapReader& map, std::string_view rate_key) {
  Inflow inflow;
  map.require("initial", inflow.initial, Number{not_negative, "a number, at least 0"});
  if (const auto rate = map.find(rate_key)) inflow.rate = read_rates(*rate);
  return inflow;
}

}  // namespace bulwark
