// The generator itself and the names of draws (sim/random/stream.h).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "random/stream.h"

namespace bulwark {
namespace {

using ::testing::ElementsAre;
using Philox = r123::Philox4x32;

std::vector<std::uint32_t> words(const Philox::ctr_type& counter, const Philox::key_type& key) {
  const Philox::ctr_type out = Philox()(counter, key);
  return {out[0], out[1], out[2], out[3]};
}

// Random123's own vectors for philox4x32-10 (examples/kat_vectors of that library).
TEST(Philox, AgreesWithKnownAnswers) {
  EXPECT_THAT(words({{0, 0, 0, 0}}, {{0, 0}}), ElementsAre(0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U));
  constexpr std::uint32_t ones = 0xffffffffU;
  EXPECT_THAT(words({{ones, ones, ones, ones}}, {{ones, ones}}),
              ElementsAre(0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU));
  EXPECT_THAT(words({{0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U}}, {{0xa4093822U, 0x299f31d0U}}),
              ElementsAre(0xd16cfe09U, 0x94fdccebU, 0x5001e420U, 0x24126ea1U));
}

TEST(TrialStreams, AllZeroNameIsTheAllZeroVector) {
  EXPECT_THAT(TrialStreams(0, 0).block({0, 0}, Purpose::uncertain).words,
              ElementsAre(0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U));
}

TEST(TrialStreams, NameIsPutIntoTheCounterAsDocumented) {
  const TrialStreams streams(0x0123456789abcdefULL, 77);
  const Block block = streams.block({0xdeadbeefU, 0xabcdeU}, Purpose::kill, 0x12345U, 0x678U);
  EXPECT_EQ(std::vector<std::uint32_t>(block.words.begin(), block.words.end()),
            words({{0x12345678U, 0xabcde180U, 0xdeadbeefU, 77U}}, {{0x89abcdefU, 0x01234567U}}));
}

TEST(TrialStreams, EveryPartOfTheNameMakesAnotherDraw) {
  std::set<std::array<std::uint32_t, 4>> seen;
  for (const std::uint64_t seed : {0ULL, 1ULL, 1ULL << 32U, ~0ULL}) {
    for (const std::uint32_t trial : {0U, 1U, 0xffffffffU}) {
      for (const std::uint32_t index : {0U, 1U, max_entity_index}) {
        for (const Purpose purpose : {Purpose::uncertain, Purpose::kill, Purpose::study}) {
          for (const std::uint32_t ordinal : {0U, 1U, max_ordinal}) {
            for (const std::uint32_t part : {0U, 1U, 4095U}) {
              seen.insert(TrialStreams(seed, trial).block({5, index}, purpose, ordinal, part).words);
            }
          }
        }
      }
    }
  }
  EXPECT_EQ(seen.size(), 4U * 3 * 3 * 3 * 3 * 3);
}

TEST(TrialStreams, DrawsDoNotDependOnTheOrderOfAsking) {
  const TrialStreams streams(42, 3);
  const auto kill = [&] { return streams.block({9, 2}, Purpose::kill, 1).first(); };
  const double first = kill();
  streams.block({9, 2}, Purpose::reaction);
  Stream(streams, {9, 2}, Purpose::kill, 1)();
  EXPECT_EQ(kill(), first);
}

TEST(Stream, YieldsTheWordsOfItsBlocksInTurn) {
  const TrialStreams streams(7, 1);
  Stream stream(streams, {1, 2}, Purpose::reload, 3);
  for (std::uint32_t part = 0; part < 3; ++part) {
    const Block block = streams.block({1, 2}, Purpose::reload, 3, part);
    for (const std::uint32_t word : block.words) EXPECT_EQ(stream(), word);
  }
}

TEST(Stream, UnitUsesTwoWords) {
  const TrialStreams streams(7, 1);
  Stream stream(streams, {1, 2}, Purpose::reload);
  const Block block = streams.block({1, 2}, Purpose::reload);
  EXPECT_EQ(stream.unit(), block.first());
  EXPECT_EQ(stream.unit(), block.second());
}

TEST(Stream, RefusesMoreThanItsBlocks) {
  Stream stream(TrialStreams(0, 0), {0, 0}, Purpose::count);
  for (int word = 0; word < 4 * 4096; ++word) stream();
  EXPECT_THROW(stream(), std::runtime_error);
}

TEST(UnitOpen, IsNeverZeroOrOne) {
  EXPECT_GT(unit_open(0, 0), 0);
  EXPECT_LT(unit_open(0xffffffffU, 0xffffffffU), 1);
  EXPECT_GT(unit_open(0), 0);
  EXPECT_LT(unit_open(0xffffffffU), 1);
  EXPECT_NEAR(unit_open(0x80000000U), 0.5, 1e-9);
  EXPECT_NEAR(unit_open(0x40000000U, 0), 0.25, 1e-15);
}

// The published test vectors of FNV-1a, 32 bits.
TEST(HashName, IsFnv1a) {
  EXPECT_EQ(hash_name(""), 0x811c9dc5U);
  EXPECT_EQ(hash_name("a"), 0xe40c292cU);
  EXPECT_EQ(hash_name("foobar"), 0xbf9cf968U);
}

}  // namespace
}  // namespace bulwark
