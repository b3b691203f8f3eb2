#include "random/renewal.h"

#include <gtest/gtest.h>

#include <cmath>

#include "random/stream.h"

namespace bulwark {
namespace {

constexpr std::uint32_t names = 10'000;

Block named(const TrialStreams& streams, std::uint32_t index) {
  return streams.block({hash_name("threat"), index}, Purpose::kill);
}

/// How many of the blocks differ between two trials.
std::uint32_t differing(const TrialStreams& a, const TrialStreams& b) {
  std::uint32_t number = 0;
  for (std::uint32_t i = 0; i < names; ++i) number += named(a, i).words != named(b, i).words ? 1U : 0U;
  return number;
}

TEST(Renewal, DrawsItsShareOfTheBlocksAnew) {
  const TrialStreams plain(1, 7);
  for (const double share : {0.0, 0.01, 0.3, 1.0}) {
    const Renewals renewals = {renewal_of(99, share)};
    const double spread = std::sqrt(names * share * (1 - share));
    EXPECT_NEAR(differing(plain, TrialStreams(1, 7, &renewals)), names * share, 3.5 * spread) << share;
  }
}

TEST(Renewal, OfAnotherKeyIsOfOtherBlocks) {
  const TrialStreams plain(1, 7);
  const Renewals one = {renewal_of(99, 0.5)};
  const Renewals both = {renewal_of(99, 0.5), renewal_of(100, 0.5)};
  EXPECT_NEAR(differing(plain, TrialStreams(1, 7, &both)), 0.75 * names, 3.5 * std::sqrt(names * 0.75 * 0.25));
  EXPECT_NEAR(differing(TrialStreams(1, 7, &one), TrialStreams(1, 7, &both)), 0.5 * names, 3.5 * std::sqrt(names) / 2);
}

TEST(Renewal, TheLastThatCoversABlockSaysWhatItHolds) {
  const Renewals last = {renewal_of(100, 1)};
  const Renewals both = {renewal_of(99, 0.5), renewal_of(100, 1)};
  EXPECT_EQ(differing(TrialStreams(1, 7, &last), TrialStreams(1, 7, &both)), 0U);
}

TEST(Renewal, LeavesUniformDraws) {
  const Renewals renewals = {renewal_of(3, 0.5), renewal_of(4, 0.5)};
  const TrialStreams streams(2, 1, &renewals);
  double sum = 0;
  double squares = 0;
  for (std::uint32_t i = 0; i < names; ++i) {
    const double u = named(streams, i).first();
    sum += u;
    squares += u * u;
  }
  EXPECT_NEAR(sum / names, 0.5, 3.5 * std::sqrt(1.0 / 12 / names));
  EXPECT_NEAR(squares / names, 1.0 / 3, 3.5 * std::sqrt(4.0 / 45 / names));
}

TEST(Renewal, ReachesTheRaidsOfACampaign) {
  const Renewals renewals = {renewal_of(5, 0.5)};
  const TrialStreams plain(1, 7);
  const TrialStreams renewed(1, 7, &renewals);
  for (const std::uint32_t raid : {0U, 1U, 2U}) {
    EXPECT_NEAR(differing(plain.raid(raid), renewed.raid(raid)), 0.5 * names, 3.5 * std::sqrt(names) / 2) << raid;
  }
}

}  // namespace
}  // namespace bulwark
