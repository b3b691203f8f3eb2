// Philox2x64-10 with its keys of all rounds worked out once: a quarter of the instructions less than Random123's, which
// works them out for each block, and the same words: Random123 is what tests/random/philox_test.cpp holds it against.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace bulwark {

/// A keyed bijection of 128 bits (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3").
class Philox {
 public:
  explicit constexpr Philox(std::uint64_t key) {
    for (std::uint64_t& round_key : round_keys_) {
      round_key = key;
      key += weyl;
    }
  }

  /// The same, as if the second word of every counter were also xored with `mask`.
  constexpr Philox with_mask(std::uint64_t mask) const {
    Philox masked = *this;
    masked.round_keys_[0] ^= mask;
    return masked;
  }

  std::array<std::uint64_t, 2> operator()(std::uint64_t first, std::uint64_t second) const {
    for (const std::uint64_t round_key : round_keys_) {
      const auto product = static_cast<Wide>(multiplier) * first;
      first = static_cast<std::uint64_t>(product >> 64U) ^ round_key ^ second;
      second = static_cast<std::uint64_t>(product);
    }
    return {first, second};
  }

 private:
  __extension__ using Wide = unsigned __int128;

  // The same paper, section 3.3 and table 2: the golden ratio, and the multiplier found best for two words of 64 bits.
  static constexpr std::uint64_t weyl = 0x9E3779B97F4A7C15U;
  static constexpr std::uint64_t multiplier = 0xD2B74407B1CE6E93U;
  static constexpr std::size_t rounds = 10;

  std::array<std::uint64_t, rounds> round_keys_{};
};

}  // namespace bulwark
