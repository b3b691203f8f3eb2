// Independence of streams whose names are neighbours: seeds 0, 1 and 2, trials, entities, purposes, ordinals.
//
// Each test compares n = 20,000 pairs of blocks. Under independence r·sqrt(n) of the paired uniforms is standard
// normal, and so is the standardised number of equal bits. 4.5 standard deviations are allowed; some 600 comparisons in
// all.
#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "random/stream.h"
#include "statistics/goodness_of_fit.h"

namespace bulwark {
namespace {

constexpr std::uint32_t n = 20000;
constexpr double limit = 4.5;
constexpr std::uint32_t purposes = 14;
const std::array<const char*, 3> entity_names = {"drones", "missiles", "north"};

using BlockOf = std::function<Block(std::uint32_t)>;

double standardised_correlation(const std::vector<double>& x, const std::vector<double>& y) {
  double sum = 0;
  // U(0, 1) has mean 1/2 and variance 1/12, known rather than estimated.
  for (std::size_t k = 0; k < x.size(); ++k) sum += (x[k] - 0.5) * (y[k] - 0.5) * 12;
  return sum / std::sqrt(static_cast<double>(x.size()));
}

/// Standardised number of bits that are equal in two words, over all pairs: mean 16, variance 8 a pair.
double standardised_equal_bits(const BlockOf& a, const BlockOf& b) {
  double equal = 0;
  for (std::uint32_t k = 0; k < n; ++k) {
    for (std::size_t w = 0; w < 4; ++w) equal += std::popcount(~(a(k).words[w] ^ b(k).words[w])) - 16;
  }
  return equal / std::sqrt(8.0 * 4 * n);
}

void expect_independent(const BlockOf& a, const BlockOf& b, const std::string& what) {
  std::vector<double> a_first;
  std::vector<double> a_second;
  std::vector<double> b_first;
  std::vector<double> b_second;
  for (std::uint32_t k = 0; k < n; ++k) {
    a_first.push_back(a(k).first());
    a_second.push_back(a(k).second());
    b_first.push_back(b(k).first());
    b_second.push_back(b(k).second());
  }
  EXPECT_LT(std::abs(standardised_correlation(a_first, b_first)), limit) << what;
  EXPECT_LT(std::abs(standardised_correlation(a_second, b_second)), limit) << what;
  EXPECT_LT(std::abs(standardised_correlation(a_first, b_second)), limit) << what;
  EXPECT_LT(std::abs(standardised_equal_bits(a, b)), limit) << what;
}

EntityName entity(std::size_t name, std::uint32_t index = 0) {
  return {hash_name(entity_names[name]), index};
}

/// The block of a name as a function of the trial.
BlockOf by_trial(std::uint64_t seed, EntityName name, Purpose purpose, std::uint32_t ordinal = 0,
                 std::uint32_t lag = 0) {
  return [=](std::uint32_t trial) { return TrialStreams(seed, trial + lag).block(name, purpose, ordinal); };
}

TEST(Streams, NeighbouringTrialsAreIndependent) {
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    for (const std::uint32_t lag : {1U, 2U, 64U}) {
      expect_independent(by_trial(seed, entity(0), Purpose::kill), by_trial(seed, entity(0), Purpose::kill, 0, lag),
                         "seed " + std::to_string(seed) + ", lag " + std::to_string(lag));
    }
  }
}

TEST(Streams, BaseSeedsAreIndependent) {
  for (std::size_t name = 0; name < entity_names.size(); ++name) {
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
      expect_independent(by_trial(seed, entity(name), Purpose::kill),
                         by_trial((seed + 1) % 3, entity(name), Purpose::kill), "seed " + std::to_string(seed));
    }
  }
  // Seeds that differ in their high word alone.
  expect_independent(by_trial(1, entity(0), Purpose::kill), by_trial((1ULL << 32U) + 1, entity(0), Purpose::kill),
                     "high");
}

TEST(Streams, EntitiesAreIndependent) {
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    for (std::uint32_t index = 0; index < 8; ++index) {
      expect_independent(by_trial(seed, entity(0, index), Purpose::kill),
                         by_trial(seed, entity(0, index + 1), Purpose::kill), "index " + std::to_string(index));
    }
    expect_independent(by_trial(seed, entity(0), Purpose::kill), by_trial(seed, entity(1), Purpose::kill), "names");
    expect_independent(by_trial(seed, entity(1), Purpose::kill), by_trial(seed, entity(2), Purpose::kill), "names");
  }
}

TEST(Streams, PurposesAreIndependent) {
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    for (std::uint32_t p = 0; p + 1 < purposes; ++p) {
      expect_independent(by_trial(seed, entity(0), static_cast<Purpose>(p)),
                         by_trial(seed, entity(0), static_cast<Purpose>(p + 1)), "purpose " + std::to_string(p));
    }
  }
}

TEST(Streams, OrdinalsAreIndependent) {
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    for (std::uint32_t ordinal = 0; ordinal < 6; ++ordinal) {
      expect_independent(by_trial(seed, entity(0), Purpose::kill, ordinal),
                         by_trial(seed, entity(0), Purpose::kill, ordinal + 1), "ordinal " + std::to_string(ordinal));
    }
  }
}

TEST(Streams, BlocksAreUniform) {
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    for (std::uint32_t p = 0; p < purposes; ++p) {
      CountHistogram bins;
      const BlockOf block = by_trial(seed, entity(0), static_cast<Purpose>(p));
      for (std::uint32_t k = 0; k < n; ++k) {
        bins.add(static_cast<std::uint32_t>(block(k).first() * 64));
        bins.add(static_cast<std::uint32_t>(block(k).second() * 64));
      }
      EXPECT_GT(chi_square_test(bins, std::vector<double>(64, 1.0 / 64)).p_value, 1e-5) << seed << " " << p;
    }
  }
}

}  // namespace
}  // namespace bulwark
