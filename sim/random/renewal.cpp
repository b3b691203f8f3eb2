#include "random/renewal.h"

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

}  // namespace

Renewal renewal_of(std::uint64_t key, double share) {
  EXPECTS(share >= 0 && share <= 1);
  constexpr std::uint64_t all = ~std::uint64_t{0};
  return {key, share >= 1 ? all : static_cast<std::uint64_t>(std::ldexp(share, 64))};
}

std::array<std::uint64_t, 2> renewed(const Renewals& renewals, std::array<std::uint64_t, 2> words) {
  for (std::size_t k = renewals.size(); k-- > 0;) {
    const Renewal& renewal = renewals[k];
    if (mixed(words[0] ^ renewal.key) < renewal.limit) return Philox(renewal.key)(words[0], words[1]);
  }
  return words;
}

}  // namespace bulwark
