// Whether trials draw a value, in the place of what the file says.
#pragma once

#include <algorithm>

#include "scenario/scenario.h"

namespace bulwark {

inline bool is_uncertain(const Scenario& scenario, UncertainField field, std::size_t index) {
  return std::any_of(scenario.uncertain.begin(), scenario.uncertain.end(), [&](const UncertainParameter& parameter) {
    return parameter.field == field && parameter.index == index;
  });
}

}  // namespace bulwark
