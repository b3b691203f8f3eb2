// Even sharing of a total.
#include "grid/fair_share.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace bulwark::test {
namespace {

std::vector<double> shared(std::vector<Share> loads, double total) {
  share_fairly(loads, total);
  std::vector<double> served;
  for (const Share& load : loads) served.push_back(load.served);
  return served;
}

TEST(FairShare, GivesAllWhereThereIsEnough) {
  EXPECT_EQ(shared({{10, 10, 0}, {20, 5, 0}, {0, 0, 0}}, 100), (std::vector<double>{10, 5, 0}));
  EXPECT_EQ(shared({{10, 10, 0}, {20, 5, 0}}, 15), (std::vector<double>{10, 5}));
}

TEST(FairShare, GivesEqualFractionsOfDemand) {
  EXPECT_EQ(shared({{10, 10, 0}, {30, 30, 0}}, 20), (std::vector<double>{5, 15}));
}

TEST(FairShare, GivesWhatBoundsLeaveToTheOthers) {
  EXPECT_EQ(shared({{100, 10, 0}, {100, 100, 0}, {100, 50, 0}}, 140), (std::vector<double>{10, 80, 50}));
}

TEST(FairShare, GivesNothingOfNothing) {
  EXPECT_EQ(shared({{10, 10, 0}, {0, 0, 0}}, 0), (std::vector<double>{0, 0}));
  EXPECT_EQ(shared({{10, 10, 0}}, -1e-12), (std::vector<double>{0}));
}

TEST(FairShare, KeepsASmallLoadBesideALargeOne) {
  const std::vector<double> served = shared({{1e9, 5e8, 0}, {1, 1, 0}, {3, 3, 0}}, 5e8 + 2);
  EXPECT_NEAR(served[1], 0.5, 1e-7);
  EXPECT_NEAR(served[2], 1.5, 1e-7);
}

/// One level for all that are not bounded below it, and the whole total is given.
TEST(FairShare, HasOneLevel) {
  std::mt19937 engine(1);
  std::uniform_real_distribution<double> uniform(0, 1);
  for (int i = 0; i < 1000; ++i) {
    std::vector<Share> loads(1 + engine() % 8);
    double wanted = 0;
    for (Share& load : loads) {
      load.demand = uniform(engine);
      load.most = load.demand * (engine() % 2 == 0 ? 1 : uniform(engine));
      wanted += load.most;
    }
    const double total = wanted * uniform(engine);
    EXPECT_EQ(share_fairly(loads, total), total);
    double given = 0;
    double level = 0;
    for (const Share& load : loads) {
      given += load.served;
      level = std::max(level, load.served / load.demand);
    }
    EXPECT_NEAR(given, total, 1e-12);
    for (const Share& load : loads) EXPECT_NEAR(load.served, std::min(load.most, level * load.demand), 1e-12);
  }
}

}  // namespace
}  // namespace bulwark::test
