// A marked threat finds every channel of a loss system busy (Erlang 1917; arrivals see time averages: Wolff 1982).
#include <gtest/gtest.h>

#include <cmath>

#include "decide/loss_system.h"
#include "decide/rare.h"
#include "decide/small_scenarios.h"

namespace bulwark {
namespace {

void expect_loss(int channels, double load, double exact, std::uint64_t seed) {
  const Tables tables = testing::compiled(testing::loss_system(channels, load));
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
