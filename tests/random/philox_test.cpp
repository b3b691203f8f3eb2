// The generator itself and the names of draws (sim/random/stream.h).
#include <Random123/philox.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "random/stream.h"

namespace bulwark {
namespace {

using ::testing::ElementsAre;
using Counter = r123::Philox2x64::ctr_type;

/// Of Random123's generator, with which ours must agree.
std::vector<std::uint64_t> words(const Counter& counter, const r123::Philox2x64::key_type& key) {
  const Counter out = r123::Philox2x64()(counter, key);
  const std::array<std::uint64_t, 2> ours = Philox(key[0])(counter[0], counter[1]);
  EXPECT_EQ(ours[0], out[0]);
  EXPECT_EQ(ours[1], out[1]);
  return {out[0], out[1]};
}

// Random123's own vectors for philox2x64-10 (examples/kat_vectors of that library).
TEST(Philox, AgreesWithKnownAnswers) {
  EXPECT_THAT(words({{0, 0}}, {{0}}), ElementsAre(0xca00a0459843d731U, 0x66c24222c9a845b5U));
  constexpr std::uint64_t ones = ~std::uint64_t{0};
  EXPECT_THAT(words({{ones, ones}}, {{ones}}), ElementsAre(0x65b021d60cd8310fU, 0x4d02f3222f86df20U));
  EXPECT_THAT(words({{0x243f6a8885a308d3U, 0x13198a2e03707344U}}, {{0xa4093822299f31d0U}}),
              ElementsAre(0x0a5e742c2997341cU, 0xb0f883d38000de5dU));
}

TEST(Philox, AgreesWithRandom123OnArbitraryWords) {
  std::vector<std::uint64_t> state = {1, 2, 3};
  for (int k = 0; k < 1000; ++k) {
    const std::vector<std::uint64_t> out = words({{state[0], state[1]}}, {{state[2]}});
    state = {out[0], out[1] ^ state[0], state[2] + out[0]};
  }
}

TEST(TrialStreams, AllZeroNameIsTheAllZeroVector) {
  EXPECT_THAT(TrialStreams(0, 0).block({0, 0}, Purpose::uncertain).words,
              ElementsAre(0x9843d731U, 0xca00a045U, 0xc9a845b5U, 0x66c24222U));
}

TEST(TrialStreams, NameIsPutIntoTheCounterAsDocumented) {
  const TrialStreams streams(0x0123456789abcdefULL, 77);
  const Block block = streams.block({0xdeadbeefU, 0xabcdeU}, Purpose::kill, 0x12345U, 0x678U);
  const auto joined = [&](std::size_t k) {
    return (static_cast<std::uint64_t>(block.words[k + 1]) << 32U) | block.words[k];
  };
  EXPECT_THAT(words({{0xabcde18012345678U, (77ULL << 32U) | 0xdeadbeefU}}, {{0x0123456789abcdefULL}}),
              ElementsAre(joined(0), joined(2)));
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
