#include "decide/rare_estimate.h"

#include <gtest/gtest.h>

#include <cmath>

namespace bulwark {
namespace {

TEST(MostUnseen, OfOnePartIsThatOfClopperAndPearson) {
  EXPECT_NEAR(most_unseen({{1, 100}}), 1 - std::pow(0.025, 0.01), 1e-12);
  EXPECT_NEAR(most_unseen({{1e-9, 800}}), 1e-9 * (1 - std::pow(0.025, 1.0 / 800)), 1e-21);
  EXPECT_EQ(most_unseen({}), 0);
  EXPECT_EQ(most_unseen({{0, 50}}), 0);
}

TEST(MostUnseen, OfPartsThatHaveTheirShareOfTrialsIsThatOfTheWhole) {
  EXPECT_NEAR(most_unseen({{0.25, 100}, {0.75, 300}}), most_unseen({{1, 400}}), 1e-12);
}

TEST(MostUnseen, IsTheGreatestThatIsNotRuledOut) {
  double greatest = 0;
  for (int i = 0; i <= 4000; ++i) {
    const double p = i * 1e-5;
    const double left = std::log(0.025) - 100 * std::log1p(-p);
    if (left <= 0) greatest = std::max(greatest, 0.4 * p + 0.6 * (1 - std::exp(left / 160)));
  }
  EXPECT_NEAR(most_unseen({{0.4, 100}, {0.6, 160}}), greatest, 1e-6);
  // Where one part had far fewer trials, all that may be hidden may be there.
  EXPECT_NEAR(most_unseen({{0.9, 10}, {0.1, 100'000}}), most_unseen({{0.9, 10}}), 1e-12);
}

}  // namespace
}  // namespace bulwark
