// Steps in time, `[[0 d, 2.5 /d], [60 d, 1.5 /d]]`: each value holds until the next.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "yaml/scalars.h"
#include "yaml/value.h"

namespace bulwark {

/// Times of a campaign this near to each other are equal (campaign.md, section 1).
constexpr double same_time_s = 1e-6;

struct Step {
  double from_s = 0;
  double value = 0;
};

/// Reads steps in order of time, the first from 0.
struct Steps {
  std::string expected;  // as "steps [[from, rate], …], as [[0 d, 2.5 /d], [60 d, 1.5 /d]]"
  std::string one;       // as "a step [from, rate], as [60 d, 1.5 /d]"
  std::string zero;      // how the first time is written: 0 d, 0 h
  std::function<std::optional<double>(const Value&)> read_time;
  std::function<std::optional<double>(const Value&)> read_value;
  double end_s = 0;  // of the campaign: warns of a step from then on; 0: it is not known, or there is none
  std::optional<std::vector<Step>> operator()(const Value& value) const;
};

}  // namespace bulwark
