// A marked threat finds every channel of a loss system busy (Erlang 1917; arrivals see time averages: Wolff 1982).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "decide/rare.h"
#include "decide/small_scenarios.h"

namespace bulwark {
namespace {

/// Threats at random, `load` in a mean engagement of 1000 s, for 10 engagements; then the marked one. A window of a
/// millionth of an engagement lets nobody wait.
std::string loss_system(int channels, double load) {
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

void expect_loss(int channels, double load, double exact, std::uint64_t seed) {
  const Tables tables = testing::compiled(loss_system(channels, load));
  RareQuery query = testing::query_of(tables, "leakers:salvo:marked>=1", seed, 0.35);
  const RareResult result = find_rare(tables, query, {2, nullptr});
  EXPECT_TRUE(result.is_reached());
  EXPECT_LT(std::abs(result.estimate().probability - exact), 3 * result.estimate().standard_error);
}

TEST(ErlangLoss, OfAMarkedThreatIsFound) {
  expect_loss(12, 2, 1.15727e-6, 1);
}

}  // namespace
}  // namespace bulwark
