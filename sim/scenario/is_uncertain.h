// Whether trials draw a value, in the place of what the file says.
#pragma once

#include <algorithm>

#include "scenario/scenario.h"

namespace bulwark {

/// Null where the file's value holds.
inline const UncertainParameter* find_uncertain(const Scenario& scenario, UncertainField field, std::size_t index) {
  const auto found = std::find_if(
      scenario.uncertain.begin(), scenario.uncertain.end(),
      [&](const UncertainParameter& parameter) { return parameter.field == field && parameter.index == index; });
  return found == scenario.uncertain.end() ? nullptr : &*found;
}

inline bool is_uncertain(const Scenario& scenario, UncertainField field, std::size_t index) {
  return find_uncertain(scenario, field, index) != nullptr;
}

}  // namespace bulwark
