// Philox2x64-10 with its keys of all rounds worked out once: a quarter of the instructions less than Random123's, which
// works them out for each block, and the same words (tests/random/philox_test.cpp).
#pragma once

#include <Random123/philox.h>

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
      key += PHILOX_W64_0;
    }
  }

  std::array<std::uint64_t, 2> operator()(std::uint64_t first, std::uint64_t second) const {
    for (const std::uint64_t round_key : round_keys_) {
      const auto product = static_cast<Wide>(PHILOX_M2x64_0) * first;
      first = static_cast<std::uint64_t>(product >> 64U) ^ round_key ^ second;
      second = static_cast<std::uint64_t>(product);
    }
    return {first, second};
  }

 private:
  __extension__ using Wide = unsigned __int128;

  std::array<std::uint64_t, philox2x64_rounds> round_keys_{};
};

}  // namespace bulwark
