#include "inquiry/valid_range.h"

#include <cmath>
#include <optional>

#include "yaml/written_measure.h"

namespace bulwark {

namespace {

class Validity {
 public:
  Validity(const ScenarioText& scenario, const std::vector<Override>& overrides, const SaturationQuery& query)
      : scenario_(scenario), overrides_(overrides), query_(query) {}

  /// The first complaint at a value; none where the scenario takes it.
  std::optional<InputError> fault_at(double value) const {
    for (const std::string& second : query_.second_values) {
      std::vector<Override> all = overrides_;
      if (!query_.second_path.empty()) all.push_back({query_.second_path, second});
      all.push_back({query_.path, written(value)});
      try {
        scenario_.with(all);
      } catch (const InputErrors& faults) {
        return faults.errors().front();
      }
    }
    return std::nullopt;
  }

  /// The value nearest to `bad` that is taken. Precondition: `good` is.
  double nearest_to(double bad, double good) const {
    const CrossingQuery& range = query_.crossing;
    const double width = range.is_whole ? 1 : range.tolerance;
    while (std::abs(bad - good) > width) {
      const double middle = range.is_whole ? std::floor((bad + good) / 2) : (bad + good) / 2;
      if (middle == bad || middle == good) break;
      (fault_at(middle) ? bad : good) = middle;
    }
    return good;
  }

  std::string written(double value) const { return with_unit(rounded_number(value), query_.unit); }

 private:
  const ScenarioText& scenario_;
  const std::vector<Override>& overrides_;
  const SaturationQuery& query_;
};

}  // namespace

std::vector<InputError> narrow_to_valid(const ScenarioText& scenario, const std::vector<Override>& overrides,
                                        SaturationQuery& query) {
  const Validity validity(scenario, overrides, query);
  CrossingQuery& range = query.crossing;
  const std::optional<InputError> from_fault = validity.fault_at(range.from);
  const std::optional<InputError> to_fault = validity.fault_at(range.to);
  if (from_fault.has_value() == to_fault.has_value()) return {};
  const double end = from_fault ? validity.nearest_to(range.from, range.to) : validity.nearest_to(range.to, range.from);
  if (end == (from_fault ? range.to : range.from)) return {};
  const InputError& fault = from_fault ? *from_fault : *to_fault;
  (from_fault ? range.from : range.to) = end;
  return {{from_fault ? "--from" : "--to", 0, 0, fault.path,
           fault.message + (from_fault ? "; the search begins at " : "; the search ends at ") + validity.written(end)}};
}

}  // namespace bulwark
