// Drawing part of a trial again: the step of a Markov chain over the draws of a trial, which leaves their law as it is.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace bulwark {

/// A hashed part of the blocks of a trial, each in it with the same probability whatever it holds, is drawn anew; or
/// all blocks are nudged: each of their words, a uniform number in [0, 1) on a circle, moves by up to `reach` either
/// way.
struct Renewal {
  std::uint64_t key = 0;    // of the hash, and of the new draws or the ways that they move
  std::uint64_t limit = 0;  // 2^64 · the share of the blocks, rounded
  std::uint32_t reach = 0;  // 2^32 · the reach of a nudge; 0 where it draws anew

  friend bool operator==(const Renewal&, const Renewal&) = default;
};

/// share in [0, 1].
Renewal renewal_of(std::uint64_t key, double share);

/// reach in [0, 0.5], at least the grain of a word. A nudge is as likely as the one that undoes it, so that a chain of
/// accepted and refused ones keeps the law of the draws (random-walk Metropolis). One number far out in its tail is
/// moved on by it, where a new draw would hardly ever land there.
Renewal nudge_of(std::uint64_t key, double reach);

/// In their order: the last that draws a block anew says what it holds, and nudges after it move it.
using Renewals = std::vector<Renewal>;

/// What a block holds after the renewals. The words that it has without them are a bijection of its name under the key
/// of the trial, and so stand for the name: as its hash, and as the counter of the new draw (Philox under the renewal's
/// key). A nudge's way is a hash of them and its key.
[[gnu::cold]] std::array<std::uint64_t, 2> renewed(const Renewals& renewals, std::array<std::uint64_t, 2> words);

}  // namespace bulwark
