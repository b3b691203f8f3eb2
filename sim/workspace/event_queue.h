// Events in their total order: by time, and at one instant by key. What a key says is no concern of the queue's.
//
// A ladder of equal time buckets holds what is far ahead. Most buckets hold one event, and it is taken straight from
// there; the others are sorted when they are due, and a binary heap takes what is pushed into the due bucket after
// that. A push far ahead costs O(1), and where all events fall into one bucket it is a plain sort and a plain heap.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "workspace/stack.h"

namespace bulwark {

struct Event {
  double time_s = 0;
  std::uint64_t key = 0;  // differs between events
};

/// Whether (time, key) comes later in the total order.
inline bool later(double time_s, std::uint64_t key, double than_s, std::uint64_t than_key) {
  return time_s > than_s || (time_s == than_s && key > than_key);
}

class EventQueue {
 public:
  /// Where an event lies that is far ahead, for cancel().
  enum class Place : std::uint32_t { none = 0 };

  /// Empties the queue and spreads its buckets over [begin_s, end_s]; events outside are in order all the same.
  void reset(double begin_s, double end_s, std::size_t expected_events);
  bool empty() const { return size_ == 0; }

  Place push(const Event& event) {
    ++size_;
    const std::uint32_t bucket = bucket_of(event.time_s);
    if (bucket <= current_) {
      push_late(event);
      return Place::none;
    }
    std::uint64_t& occupied = bits_[bucket / 64].occupied;
    const std::uint64_t bit = std::uint64_t{1} << (bucket % 64);
    if (occupied & bit) {
      push_behind(bucket, event);
    } else {
      occupied |= bit;
      first_[bucket] = event;
    }
    return Place(bucket);
  }

  /// Takes out the event with this key, if it is still far ahead; whether it was. One in the bucket that is due comes
  /// all the same, so this saves work and no handler may rely on it.
  bool cancel(Place at, std::uint64_t key);

  /// Takes out the first event, which stays readable until the next is taken out; the queue must not be empty.
  const Event& pop() {
    --size_;
    while (waiting_ == 0) {
      std::size_t k = current_ / 64;
      while (bits_[k].occupied == 0) ++k;
      BucketBits& bits = bits_[k];
      current_ = static_cast<std::uint32_t>(64 * k) + static_cast<std::uint32_t>(std::countr_zero(bits.occupied));
      const std::uint64_t rest = bits.occupied & (bits.occupied - 1);
      const bool crowded = (bits.crowded & (bits.occupied ^ rest)) != 0;
      bits.occupied = rest;
      if (!crowded) return first_[current_];
      fill_due();
    }
    if (late_.empty()) {
      --waiting_;
      return due_[--due_size_];
    }
    return pop_late();
  }

  /// Whether an event just taken out has company at its instant.
  bool has_event_at(double time_s) const { return waiting_ > 0 && next_waiting().time_s == time_s; }

 private:
  static constexpr std::uint32_t none = 0xffffffffU;
  static constexpr std::uint64_t no_key = ~std::uint64_t{0};  // of what was cancelled

  /// Of 64 buckets ahead: which hold an event, and which more than one.
  struct BucketBits {
    std::uint64_t occupied = 0;
    std::uint64_t crowded = 0;
  };
  /// An event that found its bucket occupied.
  struct Behind {
    Event event;
    std::uint32_t next = none;  // in behind_
  };

  std::uint32_t bucket_of(double time_s) const {
    const double bucket = std::max(0.0, std::min((time_s - begin_s_) * buckets_per_s_, last_bucket_));
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(bucket));
  }
  const Event& next_waiting() const;
  const Event& pop_late();
  void push_late(const Event& event);
  void push_behind(std::uint32_t bucket, const Event& event);
  bool cancel_behind(std::uint32_t bucket, std::uint64_t key);
  void fill_due();
  void sort_due();

  std::vector<BucketBits> bits_;
  std::vector<Event> first_;                 // [bucket] of those that are occupied
  std::vector<std::uint32_t> first_behind_;  // [bucket] of those that are crowded, in behind_
  Stack<Behind> behind_;                     // of this trial; none is used again

  std::vector<Event> due_;  // what was in crowded bucket current_ when its turn came, in [0, due_size_), the first last
  std::size_t due_size_ = 0;
  std::vector<Event> late_;  // heap of what was pushed into buckets up to current_ since then
  std::size_t waiting_ = 0;  // in both
  Event last_late_;          // the last taken out of the heap

  std::uint32_t current_ = 0;
  std::size_t size_ = 0;
  double begin_s_ = 0;
  double buckets_per_s_ = 0;
  double last_bucket_ = 0;
};

}  // namespace bulwark
