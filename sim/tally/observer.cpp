#include "tally/observer.h"

namespace bulwark {

void check_observable(const Scenario& scenario, const std::vector<MetricName>& metrics) {
  const MetricReader reader(scenario, metrics);
  const Valuation valuation(scenario);
}

std::vector<MetricName> usual_metrics(const Scenario& scenario) {
  std::vector<MetricName> names = {{"leakage", "all"}};
  for (const std::string& family : scenario.families) names.push_back({"leakage", "family:" + family});
  for (const char* metric : {"leakers", "shots", "defender_cost", "capacity_lost_MW", "assets_disabled"}) {
    names.push_back({metric, "all"});
  }
  for (const char* metric : {"raids", "damage_days", "unserved_MWh", "unserved_MW", "unserved_share", "person_hours"}) {
    const MetricName name{metric, "all"};
    if (kind_of(name).is_there(scenario)) names.push_back(name);
  }
  for (const NamedEvent& event : scenario.events) names.push_back({"event", event.name});
  return names;
}

std::vector<MetricName> names_of(const std::vector<MetricSlot>& slots) {
  std::vector<MetricName> names;
  for (const MetricSlot& slot : slots) names.push_back(slot.name);
  return names;
}

MetricReader::MetricReader(const Scenario& scenario, const std::vector<MetricName>& metrics)
    : observations_(metrics.size()) {
  for (const MetricName& name : metrics) slots_.push_back(slot_of(scenario, parse_metric(name.text())));
}

}  // namespace bulwark
