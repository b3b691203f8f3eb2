// Drawing part of a trial again: the step of a Markov chain over the draws of a trial, which leaves their law as it is.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace bulwark {

/// A hashed part of the blocks of a trial, each in it with the same probability whatever it holds, is drawn anew.
struct Renewal {
  std::uint64_t key = 0;    // of the hash, and of the new draws
  std::uint64_t limit = 0;  // 2^64 · the share of the blocks, rounded

  friend bool operator==(const Renewal&, const Renewal&) = default;
};

/// share in [0, 1].
Renewal renewal_of(std::uint64_t key, double share);

/// In their order: the last that covers a block says what it holds.
using Renewals = std::vector<Renewal>;

/// What a block holds after the renewals. The words that it has without them are a bijection of its name under the key
/// of the trial, and so stand for the name: as its hash, and as the counter of the new draw (Philox under the renewal's
/// key).
[[gnu::cold]] std::array<std::uint64_t, 2> renewed(const Renewals& renewals, std::array<std::uint64_t, 2> words);

}  // namespace bulwark
