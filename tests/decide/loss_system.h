// A loss system as a scenario: a marked threat finds every channel busy with Erlang's probability.
#pragma once

#include <fmt/format.h>

#include <string>

namespace bulwark::testing {

/// Threats at random, `load` in a mean engagement of 1000 s, for 10 engagements; then the marked one. A window of a
/// millionth of an engagement lets nobody wait.
inline std::string loss_system(int channels, double load) {
  const double begin_s = 10'000;
  return fmt::format(R"(bulwark: 1
assets:
  goal: {{position: [20.01 m, 0 m]}}
threats:
  drone: {{family: drone, speed: 10 m/s, altitude: 0 m}}
raid:
  before: {{threat: drone, count: {{poisson: {}}}, from: [0 m, 0 m], targets: [goal], launch: {{at: 0 s, offset: {{uniform: {} s}}}}}}
  marked: {{threat: drone, count: 1, from: [0 m, 0 m], targets: [goal], launch: {{at: {} s}}}}
systems:
  unit: {{interceptor: {{speed: 1e7 m/s}}, envelope: {{range: [0 m, 0.005 m]}}, reaction: 0 s, channels: {}, rounds: 5000,
         pk: {{drone: 1}}, assessment: {{exponential: 1000 s}}}}
batteries:
  site: {{system: unit, position: [10.005 m, 0 m]}}
)",
                     load * 10, begin_s, begin_s, channels);
}

}  // namespace bulwark::testing
