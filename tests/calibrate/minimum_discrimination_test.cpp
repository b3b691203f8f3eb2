// Laws nearest to a sample's: dice by hand, ranges that bind or do not, and what cannot be reached.
#include "calibrate/minimum_discrimination.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

#include "calibrate/weights.h"
#include "random/stream.h"

namespace bulwark {
namespace {

using ::testing::DoubleNear;
using ::testing::Each;
using ::testing::Pointwise;

MomentRange known(const std::vector<double>& feature, double low, double high) {
  return {feature, feature, low, high};
}

const std::vector<double> faces{1, 2, 3, 4, 5, 6};

TEST(MinimumDiscrimination, ThrowsTheBrandeisDice) {
  // Jaynes 1963 ("Information theory and statistical mechanics", Brandeis lectures): a die whose mean is 4.5.
  const Discrimination law = minimum_discrimination({known(faces, 4.5, 4.5)}, 6);
  const std::vector<double> printed{0.05435, 0.07877, 0.11416, 0.16545, 0.23977, 0.34749};
  EXPECT_THAT(law.weights, Pointwise(DoubleNear(1e-5), printed));
  EXPECT_NEAR(law.multipliers[0] / std::sqrt(35.0 / 12), 0.37105, 1e-5);
  EXPECT_NEAR(law.divergence, std::log(6) - 1.61358, 1e-5);  // his entropy
}

TEST(MinimumDiscrimination, LeavesWhatIsInsideAlone) {
  const Discrimination law = minimum_discrimination({known(faces, 3, 4)}, 6);
  EXPECT_THAT(law.weights, Each(DoubleNear(1.0 / 6, 1e-15)));
  EXPECT_EQ(law.multipliers[0], 0);
  EXPECT_NEAR(law.divergence, 0, 1e-12);
}

TEST(MinimumDiscrimination, GoesToTheNearerEndAndNoFurther) {
  const Discrimination up = minimum_discrimination({known(faces, 4.5, 5.5)}, 6);
  EXPECT_NEAR(up.means[0], 4.5, 1e-8);
  EXPECT_GT(up.multipliers[0], 0);
  const Discrimination down = minimum_discrimination({known(faces, 1.5, 2.5)}, 6);
  EXPECT_NEAR(down.means[0], 2.5, 1e-8);
  EXPECT_LT(down.multipliers[0], 0);
}

TEST(MinimumDiscrimination, SharesAProbabilityAsItWas) {
  // P(face 1) from 1/6 to 1/2: the others stay alike, and the divergence is that of two outcomes.
  const Discrimination law = minimum_discrimination({known({1, 0, 0, 0, 0, 0}, 0.5, 0.5)}, 6);
  EXPECT_NEAR(law.weights[0], 0.5, 1e-9);
  EXPECT_NEAR(law.weights[3], 0.1, 1e-9);
  EXPECT_NEAR(law.divergence, 0.5 * std::log(0.5 * 6) + 0.5 * std::log(0.5 * 6 / 5), 1e-8);
}

TEST(MinimumDiscrimination, MeetsRangesThatPullAtEachOther) {
  std::vector<double> squares;
  for (const double face : faces) squares.push_back(face * face);
  const Discrimination law = minimum_discrimination({known(faces, 4.5, 4.5), known(squares, 21, 21)}, 6);
  EXPECT_NEAR(law.means[0], 4.5, 1e-6);
  EXPECT_NEAR(law.means[1], 21, 1e-5);
  // ln w is a parabola in the face.
  const auto curvature = [&](std::size_t i) {
    return std::log(law.weights[i - 1]) - 2 * std::log(law.weights[i]) + std::log(law.weights[i + 1]);
  };
  for (std::size_t i = 2; i <= 4; ++i) EXPECT_NEAR(curvature(i), curvature(1), 1e-6);
}

TEST(MinimumDiscrimination, PullsInVainAtWhatNoDrawReaches) {
  const std::vector<MomentRange> ranges{known(faces, 6.5, 7)};
  const Discrimination law = minimum_discrimination(ranges, 6);
  EXPECT_EQ(law.multipliers[0], most_multiplier);
  EXPECT_NEAR(missed_by(ranges[0], law.means[0]), 0.5, 1e-6);
  EXPECT_EQ(missed_by(ranges[0], 6.7), 0);
  EXPECT_NEAR(missed_by(ranges[0], 7.5), 0.5, 1e-12);
}

TEST(MinimumDiscrimination, TakesNoLuckForWhatADrawKnows) {
  // A draw knows q; what shapes and what judges are q with noise twice as wide, each its own. Weights by the one, held
  // to the mean of the other, move q itself to where it should be: lucky noise alone would stop half-way.
  constexpr std::uint32_t draws = 40'000;
  MomentRange range{{}, {}, 0.1, 0.1};
  std::vector<double> truths;
  for (std::uint32_t j = 0; j < draws; ++j) {
    Stream stream(TrialStreams(3, j), {hash_name("draw"), 0}, Purpose::study);
    truths.push_back(stream.unit() - 0.5);
    range.shaping.push_back(truths.back() + 2 * (stream.unit() - 0.5));
    range.judged.push_back(truths.back() + 2 * (stream.unit() - 0.5));
  }
  const Discrimination law = minimum_discrimination({range}, draws);
  EXPECT_NEAR(weighted_mean(truths, law.weights), 0.1, 4 * 0.65 / std::sqrt(effective_size(law.weights)));
  MomentRange fooled = range;
  fooled.judged = fooled.shaping;
  const Discrimination lucky = minimum_discrimination({fooled}, draws);
  EXPECT_NEAR(weighted_mean(truths, lucky.weights), 0.02, 0.01);  // a fifth of the variance is q's
}

TEST(MinimumDiscrimination, EndsWhenAsked) {
  const std::atomic<bool> stop = true;
  EXPECT_THROW(minimum_discrimination({known({1, 2, 3}, 2.5, 2.5)}, 3, &stop), Stopped);
}

}  // namespace
}  // namespace bulwark
