// Named random streams: every draw is a pure function of (seed, trial, entity, purpose, ordinal).
//
// Generator: Philox2x64-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"),
// as in Random123: half the instructions of Philox4x32-10 where the machine multiplies 64 bits by 64. The 64-bit seed
// is the key, so no two seeds share a trial; the 128-bit counter holds the name, in words of 32 bits, low half first:
//   word 0  ordinal (20 bits) | block within the draw (12 bits)
//   word 1  index within the entity (20 bits) | purpose (6 bits) | branch (6 bits, room for splitting)
//   word 2  hash of the entity's name (FNV-1a, 32 bits)
//   word 3  trial
// Raid r > 0 of a campaign has a key of its own, drawn from the seed under the name (Purpose::raid_key, r); raid 0
// keeps the seed, and so do the draws of the campaign itself. Two of these keys, or one and a base seed, coincide with
// a probability of 2^-64 a pair. A draw that needs a varying number of words has the 4,096 blocks of its own name to
// itself. Where a trial is renewed in part (renewal.h), a hashed part of its blocks is drawn again under another key.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "base/contract.h"
#include "random/philox.h"
#include "random/renewal.h"

namespace bulwark {

/// What a draw is for. The numbers are part of the results: never renumber, only append.
enum class Purpose : std::uint32_t {
  uncertain = 0,          // one draw of an uncertain parameter a trial
  count = 1,              // size of a salvo
  threat_origin = 2,      // failure (word 0), target (word 1), launch offset (words 2, 3)
  threat_sensing = 3,     // first detection, soft-kill hazard, discrimination, rank of `order: random` (a word each)
  battery_rank = 5,       // rank of `order: random` under independent coordination; ordinal = battery
  kill = 6,               // shot 4·ordinal + word at the threat
  reaction = 7,           // ordinal = engagement of the threat; only where one word is not enough
  assessment_time = 8,    // the same
  engagement = 9,         // reaction, assessment time, assessment (a word each); ordinal = engagement of the threat
  impact = 10,            // accuracy (words 0, 1), lethality (words 2, 3)
  availability = 11,      // battery
  reload = 12,            // battery; ordinal = reload
  study = 13,             // designs and searches of a study
  gap = 14,               // strike; ordinal = occasion before the gap
  repair_time = 15,       // asset; ordinal = job started there
  replacement_time = 16,  // battery; ordinal = its replacement
  raid_key = 18,          // key of a raid; ordinal and block = raid
  sensor_replacement_time = 19,  // sensor; ordinal = its replacement
  own_sensing = 20,              // first detection by sensor 4·ordinal + word alone, where sensors can be destroyed
  turnaround = 21,               // of the interceptor; ordinal = engagement of the threat
  splitting = 22,                // moves and choices of a splitting
};

/// The entity that owns a draw: a salvo's i-th threat, a ring's i-th battery, a parameter.
struct EntityName {
  std::uint32_t hash = 0;
  std::uint32_t index = 0;
};

constexpr std::uint32_t max_entity_index = (1U << 20U) - 1;
constexpr std::uint32_t max_ordinal = (1U << 20U) - 1;
constexpr std::uint32_t blocks_of_a_draw = 1U << 12U;

/// FNV-1a, 32 bits (Fowler, Noll, Vo; draft-eastlake-fnv): a name's place in the counter.
constexpr std::uint32_t hash_name(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 16777619U;
  }
  return hash;
}

/// U in (0, 1) with 53 bits from two words; never 0 or 1, so that its logarithm exists.
constexpr double unit_open(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = (static_cast<std::uint64_t>(high) << 32U) | low;
  return (static_cast<double>(bits >> 12U) + 0.5) * 0x1p-52;
}

/// U in (0, 1) with 32 bits; P(U < p) differs from p by less than 2^-32.
constexpr double unit_open(std::uint32_t word) {
  return (static_cast<double>(word) + 0.5) * 0x1p-32;
}

/// Four words of randomness with a name.
struct Block {
  std::array<std::uint32_t, 4> words;
  double first() const { return unit_open(words[0], words[1]); }
  double second() const { return unit_open(words[2], words[3]); }
  double unit(std::size_t word) const { return unit_open(words[word]); }
};

/// The draws of one trial. Cheap to copy; holds no state.
class TrialStreams {
 public:
  /// Renewed in part where it is told so; the renewals must outlive it and its copies.
  TrialStreams(std::uint64_t seed, std::uint32_t trial, const Renewals* renewals = nullptr)
      : cipher_(Philox(seed).with_mask(join(0, trial))), renewals_(renewals), trial_(trial) {}

  /// Those of raid r of the campaign whose own these are.
  TrialStreams raid(std::uint32_t r) const {
    if (r == 0) return *this;
    const std::uint32_t place = static_cast<std::uint32_t>(Purpose::raid_key) << 6U;
    const std::uint64_t no_trial = join(0, trial_);  // a raid's key is that of all trials: the mask is taken off again
    return {cipher_(join(r, place), no_trial)[0], trial_, renewals_};
  }

  Block block(EntityName entity, Purpose purpose, std::uint32_t ordinal = 0, std::uint32_t part = 0) const {
    EXPECTS(entity.index <= max_entity_index && ordinal <= max_ordinal && part < blocks_of_a_draw);
    const std::uint32_t place = (entity.index << 12U) | (static_cast<std::uint32_t>(purpose) << 6U);
    std::array<std::uint64_t, 2> words = cipher_(join((ordinal << 12U) | part, place), entity.hash);
    if (renewals_ != nullptr) words = renewed(*renewals_, words);
    return {{low(words[0]), high(words[0]), low(words[1]), high(words[1])}};
  }

  std::uint32_t trial() const { return trial_; }

 private:
  static constexpr std::uint64_t join(std::uint32_t low, std::uint32_t high) {
    return (static_cast<std::uint64_t>(high) << 32U) | low;
  }
  static constexpr std::uint32_t low(std::uint64_t word) { return static_cast<std::uint32_t>(word); }
  static constexpr std::uint32_t high(std::uint64_t word) { return static_cast<std::uint32_t>(word >> 32U); }

  Philox cipher_;  // masked with the trial, which all its counters share
  const Renewals* renewals_;
  std::uint32_t trial_;
};

/// A random engine over the blocks of one name, for samplers that use a varying number of words.
class Stream {
 public:
  using result_type = std::uint32_t;

  Stream(const TrialStreams& streams, EntityName entity, Purpose purpose, std::uint32_t ordinal = 0)
      : streams_(streams), entity_(entity), purpose_(purpose), ordinal_(ordinal) {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

  result_type operator()() {
    if (used_ == 4) refill();
    return block_.words[used_++];
  }

  /// U in (0, 1), 53 bits.
  double unit() {
    const result_type high = (*this)();
    return unit_open(high, (*this)());
  }

 private:
  void refill();

  TrialStreams streams_;
  EntityName entity_;
  Purpose purpose_;
  std::uint32_t ordinal_;
  std::uint32_t part_ = 0;
  std::uint32_t used_ = 4;
  Block block_{};
};

}  // namespace bulwark
