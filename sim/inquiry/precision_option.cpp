#include "inquiry/precision_option.h"

#include <algorithm>

#include "base/input_error.h"

namespace bulwark {

std::vector<PrecisionTarget> parse_precisions(const std::vector<std::string>& texts, const Scenario& scenario) {
  std::vector<PrecisionTarget> targets;
  std::vector<InputError> errors;
  const auto complain = [&](const std::string& message) { errors.push_back({"--precision", 0, 0, "", message}); };
  const auto is_given = [&](const MetricName& metric) {
    return std::any_of(targets.begin(), targets.end(), [&](const PrecisionTarget& t) { return t.metric == metric; });
  };
  for (const std::string& text : texts) {
    try {
      const PrecisionTarget target = parse_precision(text);
      check_observable(scenario, {target.metric});
      if (is_given(target.metric)) complain(target.metric.text() + " is given twice; expected it once");
      targets.push_back(target);
    } catch (const InputErrors& fault) {
      complain(fault.what());
    }
  }
  if (!errors.empty()) throw InputErrors(errors);
  return targets;
}

}  // namespace bulwark
