#include "inquiry/metric_option.h"

#include "base/input_error.h"

namespace bulwark {

MetricName read_metric(const std::string& option, const std::string& text) {
  try {
    return parse_metric(text);
  } catch (const InputErrors& fault) {
    refuse(option, fault.what());
  }
}

void check_metric(const std::string& option, const MetricName& metric, const Scenario& scenario) {
  try {
    check_observable(scenario, {metric});
  } catch (const InputErrors& fault) {
    refuse(option, fault.what());
  }
}

void check_costs(const std::string& file, const Scenario& scenario) {
  try {
    check_observable(scenario, {});
  } catch (const InputErrors& fault) {
    refuse(file, fault.what());
  }
}

}  // namespace bulwark
