#include "random/renewal.h"

#include <algorithm>
#include <cmath>

#include "base/contract.h"
#include "random/philox.h"

namespace bulwark {

namespace {

/// Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators": the finaliser of SplitMix64.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

/// Adds the two halves of each by themselves, without a carry.
std::array<std::uint64_t, 2> sum_of(std::array<std::uint64_t, 2> a, std::array<std::uint64_t, 2> b) {
  constexpr std::uint64_t high = 0xFFFFFFFF00000000U;
  const auto add = [](std::uint64_t x, std::uint64_t y) { return ((x & high) + (y & high)) | ((x + y) & ~high); };
  return {add(a[0], b[0]), add(a[1], b[1])};
}

/// From 32 bits a whole number of -reach … reach, modulo 2^32.
std::uint64_t way_of(std::uint64_t bits, std::uint32_t reach) {
  const std::uint64_t step = (bits * (2 * std::uint64_t{reach} + 1)) >> 32U;
  return (step - reach) & 0xFFFFFFFFU;
}

std::array<std::uint64_t, 2> ways_of(const Renewal& nudge, std::array<std::uint64_t, 2> words) {
  std::array<std::uint64_t, 2> ways{};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint64_t bits = mixed(words[i] ^ nudge.key);
    ways[i] = way_of(bits & 0xFFFFFFFFU, nudge.reach) | (way_of(bits >> 32U, nudge.reach) << 32U);
  }
  return ways;
}

}  // namespace

Renewal renewal_of(std::uint64_t key, double share) {
  EXPECTS(share >= 0 && share <= 1);
  constexpr std::uint64_t all = ~std::uint64_t{0};
  return {key, share >= 1 ? all : static_cast<std::uint64_t>(std::ldexp(share, 64)), 0};
}

Renewal nudge_of(std::uint64_t key, double reach) {
  EXPECTS(reach >= 0 && reach <= 0.5);
  constexpr double most = 0x1p31 - 1;
  return {key, 0, static_cast<std::uint32_t>(std::clamp(std::ldexp(reach, 32), 1.0, most))};
}

std::array<std::uint64_t, 2> renewed(const Renewals& renewals, std::array<std::uint64_t, 2> words) {
  std::array<std::uint64_t, 2> moved{};
  for (std::size_t k = renewals.size(); k-- > 0;) {
    const Renewal& renewal = renewals[k];
    if (renewal.reach != 0) {
      moved = sum_of(moved, ways_of(renewal, words));
    } else if (mixed(words[0] ^ renewal.key) < renewal.limit) {
      return sum_of(Philox(renewal.key)(words[0], words[1]), moved);
    }
  }
  return sum_of(words, moved);
}

}  // namespace bulwark
