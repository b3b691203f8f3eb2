#include "random/renewal.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

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

/// Of the numbers that each block holds, by its first or second.
void expect_uniform(const Renewals& renewals, double (Block::*number)() const) {
  const TrialStreams streams(2, 1, &renewals);
  double sum = 0;
  double squares = 0;
  for (std::uint32_t i = 0; i < names; ++i) {
    const double u = (named(streams, i).*number)();
    sum += u;
    squares += u * u;
  }
  EXPECT_NEAR(sum / names, 0.5, 3.5 * std::sqrt(1.0 / 12 / names));
  EXPECT_NEAR(squares / names, 1.0 / 3, 3.5 * std::sqrt(4.0 / 45 / names));
}

TEST(Renewal, LeavesUniformDraws) {
  expect_uniform({renewal_of(3, 0.5), renewal_of(4, 0.5)}, &Block::first);
}

/// How far each word of the blocks of one trial is from that of the other, on the circle of 2^32; in (-1/2, 1/2] of it.
std::vector<double> ways(const TrialStreams& from, const TrialStreams& to) {
  std::vector<double> all;
  for (std::uint32_t i = 0; i < names; ++i) {
    for (std::size_t word = 0; word < 4; ++word) {
      const std::uint32_t way = named(to, i).words[word] - named(from, i).words[word];
      all.push_back(std::ldexp(static_cast<double>(static_cast<std::int32_t>(way)), -32));
    }
  }
  return all;
}

TEST(Nudge, MovesEachWordAnywhereWithinItsReach) {
  constexpr double reach = 0.01;
  const Renewals renewals = {nudge_of(99, reach)};
  const std::vector<double> moved = ways(TrialStreams(1, 7), TrialStreams(1, 7, &renewals));
  double sum = 0;
  double squares = 0;
  for (const double way : moved) {
    EXPECT_LE(std::abs(way), reach + 0x1p-32);
    sum += way / reach;
    squares += way * way / (reach * reach);
  }
  const auto n = static_cast<double>(moved.size());
  EXPECT_NEAR(sum / n, 0, 3.5 * std::sqrt(1 / (3 * n)));  // as often one way as the other
  EXPECT_NEAR(squares / n, 1.0 / 3, 3.5 * std::sqrt(4.0 / 45 / n));
}

TEST(Nudge, LeavesUniformDraws) {
  expect_uniform({nudge_of(3, 0.2), renewal_of(4, 0.5), nudge_of(5, 0.01)}, &Block::second);
}

TEST(Nudge, MovesWhatWasDrawnBeforeIt) {
  const Renewals drawn = {renewal_of(100, 1)};
  const Renewals moved = {nudge_of(99, 0.3), renewal_of(100, 1), nudge_of(101, 0.001)};
  for (const double way : ways(TrialStreams(1, 7, &drawn), TrialStreams(1, 7, &moved))) {
    EXPECT_LE(std::abs(way), 0.001 + 0x1p-32);
  }
  EXPECT_EQ(differing(TrialStreams(1, 7, &drawn), TrialStreams(1, 7, &moved)), names);
}

TEST(Nudge, IsAtLeastAGrain) {
  EXPECT_EQ(nudge_of(1, 0).reach, 1U);
  EXPECT_EQ(nudge_of(1, 0.5).reach, 0x7FFFFFFFU);
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
