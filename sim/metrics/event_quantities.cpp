#include "metrics/event_quantities.h"

#include <algorithm>
#include <vector>

namespace bulwark {

namespace {

/// `p_disabled` of all trials is `disabled` in one.
std::string_view name_in_one_trial(const MetricKind& metric) {
  constexpr std::string_view probability = "p_";
  const std::string_view name = metric.name;
  const bool is_probability = metric.form.is_proportion && name.starts_with(probability);
  return is_probability ? name.substr(probability.size()) : name;
}

std::vector<EventQuantity> quantities_of(std::span<const MetricKind> metrics) {
  std::vector<EventQuantity> quantities;
  for (const MetricKind& metric : metrics) {
    if (metric.form.measure != Measure::ratio) quantities.push_back({name_in_one_trial(metric), &metric});
  }
  return quantities;
}

}  // namespace

std::span<const EventQuantity> event_quantities() {
  static const std::vector<EventQuantity> quantities = quantities_of(metric_kinds());
  return quantities;
}

const EventQuantity* find_event_quantity(std::string_view name) {
  const std::span<const EventQuantity> all = event_quantities();
  const auto found = std::find_if(all.begin(), all.end(), [&](const EventQuantity& of) { return of.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace bulwark
