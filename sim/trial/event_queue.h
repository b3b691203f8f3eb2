// The events of a trial in their total order: time, then kind, threat and battery (model.md, end of section 6).
//
// A ladder of equal time buckets holds what is far ahead. Most buckets hold one event, and it is taken straight from
// there; the others are sorted when they are due, and a binary heap takes what is pushed into the due bucket after
// that. A push far ahead costs O(1), and where all events fall into one bucket it is a plain sort and a plain heap.
// Knows nothing of the simulation.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "trial/stack.h"

namespace bulwark {

/// In the order in which events of one instant are processed.
enum class EventKind : std::uint8_t { intercept, soft_kill, impact, release, end, reload, track, opening };

struct Event {
  double time_s = 0;
  std::uint64_t key = 0;  // see event_key()

  EventKind kind() const { return static_cast<EventKind>(key >> 61U); }
  std::uint32_t threat() const { return static_cast<std::uint32_t>(key >> 39U) & 0x3fffffU; }
  std::uint32_t battery() const { return static_cast<std::uint32_t>(key >> 23U) & 0xffffU; }
  std::uint32_t ordinal() const { return static_cast<std::uint32_t>(key >> 4U) & 0x7ffffU; }
  std::uint32_t note() const { return static_cast<std::uint32_t>(key) & 0xfU; }
  bool is_duty_change() const;
};

constexpr std::uint32_t max_threats = (1U << 22U) - 1;
constexpr std::uint32_t max_batteries = 1U << 16U;
constexpr std::uint32_t max_event_ordinal = (1U << 19U) - 1;

/// The event's place among those of its instant: 3 bits of kind, 22 of threat, 16 of battery, 19 of ordinal. Last come
/// 4 bits of note, which belong to the kind: no two events differ in them alone, so they take no part in the order.
constexpr std::uint64_t event_key(EventKind kind, std::uint32_t threat, std::uint32_t battery = 0,
                                  std::uint32_t ordinal = 0, std::uint32_t note = 0) {
  return (static_cast<std::uint64_t>(kind) << 61U) | (static_cast<std::uint64_t>(threat) << 39U) |
         (static_cast<std::uint64_t>(battery) << 23U) | (static_cast<std::uint64_t>(ordinal) << 4U) | note;
}

/// A battery's duty begins or ends: after the openings of that instant, so as one of a threat that there never is.
constexpr std::uint64_t duty_key(std::uint32_t battery, std::uint32_t change) {
  return event_key(EventKind::opening, max_threats, battery, change);
}
inline bool Event::is_duty_change() const {
  return key >= duty_key(0, 0);
}

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
  /// all the same, so this saves work and no handler may rely on it. Keys must differ between events.
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
