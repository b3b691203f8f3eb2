// The exact laws themselves, against published figures and by enumeration, before anything is tested with them.
#include "validation/laws.h"

#include <gtest/gtest.h>

#include <numeric>

namespace bulwark {
namespace {

void expect_law(const std::vector<double>& law, const std::vector<double>& published) {
  ASSERT_EQ(law.size(), published.size());
  for (std::size_t k = 0; k < law.size(); ++k) EXPECT_NEAR(law[k], published[k], 1e-12) << k;
}

TEST(Laws, ShootLookShootIsThePublishedOne) {
  expect_law(shoot_look_shoot_law(10, 20, 0.7),
             {0.9828551835687415, 0.012006654896137042, 0.003859281930901193, 0.0010178325971607544,
              0.00021810698510587597, 3.738976887529303e-05, 5.007558331512461e-06, 5.049638653626012e-07,
              3.6068847525900097e-08, 1.6271660538000045e-09, 3.4867844010000104e-11});
}

TEST(Laws, SequentialThreatsHaveThePublishedLawAndMeans) {
  const SequentialLaws laws = sequential_laws(6, 10, 0.7, 2);
  expect_law(laws.leakers, {0.5660681634999998, 0.33553158660000004, 0.08430751350000004, 0.01250235000000001,
                            0.0014467005000000015, 0.00013778100000000018, 5.9049000000000085e-06});
  EXPECT_NEAR(mean_of_law(laws.rounds), 7.788335999999999, 1e-12);
  EXPECT_NEAR(mean_of_law(laws.leakers), 0.5481648000000001, 1e-12);
}

TEST(Laws, ArmstrongsLeakersAreThePublishedOnes) {
  const std::vector<double> law = armstrong_law(6, 0.67, 3, 0.67);
  expect_law(law, {0.14097969483354228, 0.21311476349281253, 0.2768745649979353, 0.22582849616487793,
                   0.1105444825141231, 0.02940719511670152, 0.003250802880007353});
  // Mean loss of N(0.33, 0.11) a leaker: the source's exact one, with negative sums cut at 0, is 1e-5 more.
  EXPECT_NEAR(0.33 * mean_of_law(law), 0.677521536292635, 2e-5);
}

TEST(Laws, AddUpToOne) {
  for (const auto& law :
       {binomial_law(300, 0.05), shoot_look_shoot_law(5, 3, 0.2), sequential_laws(4, 3, 0.5, 3).rounds,
        sequential_laws(4, 3, 0.5, 3).leakers, armstrong_law(2, 0.5, 6, 0.9)}) {
    EXPECT_NEAR(std::accumulate(law.begin(), law.end(), 0.0), 1, 1e-12);
  }
}

}  // namespace
}  // namespace bulwark
