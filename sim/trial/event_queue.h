// The events of a trial in their total order: time, then kind, threat and battery (model.md, end of section 6).
//
// A ladder of equal time buckets holds what is far ahead, unsorted; only the bucket that is due is sorted, and a binary
// heap takes what is pushed into it after that. A push far ahead costs O(1), and where all events fall into one bucket
// it is a plain sort and a plain heap. Knows nothing of the simulation.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

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
};

constexpr std::uint32_t max_threats = (1U << 22U) - 1;
constexpr std::uint32_t max_event_ordinal = (1U << 19U) - 1;

/// The event's place among those of its instant: 3 bits of kind, 22 of threat, 16 of battery, 19 of ordinal. Last come
/// 4 bits of note, which belong to the kind: no two events differ in them alone, so they take no part in the order.
constexpr std::uint64_t event_key(EventKind kind, std::uint32_t threat, std::uint32_t battery = 0,
                                  std::uint32_t ordinal = 0, std::uint32_t note = 0) {
  return (static_cast<std::uint64_t>(kind) << 61U) | (static_cast<std::uint64_t>(threat) << 39U) |
         (static_cast<std::uint64_t>(battery) << 23U) | (static_cast<std::uint64_t>(ordinal) << 4U) | note;
}

/// Whether (time, key) comes later in the total order.
inline bool later(double time_s, std::uint64_t key, double than_s, std::uint64_t than_key) {
  return time_s > than_s || (time_s == than_s && key > than_key);
}

class EventQueue {
 public:
  EventQueue() : due_(1, Event{std::numeric_limits<double>::quiet_NaN(), no_key}) {}

  /// Where an event lies that is far ahead, for cancel().
  enum class Place : std::uint32_t { none = 0xffffffffU };

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
    if (free_ == none) grow();
    const std::uint32_t place = free_;
    free_ = next_[place];
    nodes_[place] = event;
    next_[place] = heads_[bucket];
    heads_[bucket] = place;
    occupied_[bucket / 64] |= std::uint64_t{1} << (bucket % 64);
    return Place(place);
  }

  /// Takes out the event with this key, if it is still far ahead; whether it was. One in the bucket that is due comes
  /// all the same, so this saves work and no handler may rely on it. Keys must differ between events.
  bool cancel(Place at, std::uint64_t key) {
    if (at == Place::none) return false;
    Event& event = nodes_[static_cast<std::uint32_t>(at)];
    if (event.key != key) return false;
    event.key = no_key;
    --size_;
    return true;
  }

  /// Takes out the first event, which stays readable until the next is taken out; the queue must not be empty.
  const Event& pop() {
    --size_;
    while (due_size_ == 0 && late_.empty()) fill_due();
    if (late_.empty()) return due_[due_size_--];
    return pop_late();
  }

  /// Whether an event just taken out has company at its instant.
  bool has_event_at(double time_s) const {
    return due_[due_size_].time_s == time_s || (!late_.empty() && late_.front().time_s == time_s);
  }

 private:
  static constexpr std::uint32_t none = 0xffffffffU;
  static constexpr std::uint64_t no_key = ~std::uint64_t{0};  // of a node that holds no event

  std::uint32_t bucket_of(double time_s) const {
    const double bucket = std::max(0.0, std::min((time_s - begin_s_) * buckets_per_s_, last_bucket_));
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(bucket));
  }
  bool has_bucket_ahead() const;
  void push_late(const Event& event);
  const Event& pop_late();
  void grow();
  [[gnu::noinline]] void make_room();
  void fill_due();
  [[gnu::noinline]] void sort_due();  // inlined they would cost the common bucket of one event a third more

  // What was in bucket current_ when its turn came, in [1, due_size_], the first event last; due_[0] is at no time.
  std::vector<Event> due_;
  std::size_t due_size_ = 0;
  bool has_room_ = false;                // due_ is as long as nodes_
  std::vector<Event> late_;              // heap of what was pushed into buckets up to current_ since then
  Event last_late_;                      // the last taken out of it
  std::vector<std::uint64_t> occupied_;  // bit of each bucket ahead: holds a node
  std::vector<std::uint32_t> heads_;     // [bucket]: its first node, or none
  std::vector<Event> nodes_;
  std::vector<std::uint32_t> next_;  // [node]: the next one in its bucket, or of those in none
  std::uint32_t free_ = none;        // first of the nodes in no bucket
  std::uint32_t current_ = 0;
  std::size_t size_ = 0;
  double begin_s_ = 0;
  double buckets_per_s_ = 0;
  double last_bucket_ = 0;
};

}  // namespace bulwark
