// The events of a trial in their total order: time, then kind, threat and battery (model.md, end of section 6).
//
// A ladder of equal time buckets holds what is far ahead, unsorted; only the bucket that is due is sorted, and a binary
// heap takes what is pushed into it after that. A push far ahead costs O(1), and where all events fall into one bucket
// it is a plain sort and a plain heap. Knows nothing of the simulation.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace bulwark {

/// In the order in which events of one instant are processed.
enum class EventKind : std::uint8_t { intercept, soft_kill, impact, release, end, reload, track, opening };

struct Event {
  double time_s = 0;
  std::uint64_t key = 0;      // kind, threat, battery, ordinal: see event_key()
  std::uint32_t payload = 0;  // belongs to the kind, takes no part in the order

  EventKind kind() const { return static_cast<EventKind>(key >> 60U); }
  std::uint32_t threat() const { return static_cast<std::uint32_t>(key >> 36U) & 0xffffffU; }
  std::uint32_t battery() const { return static_cast<std::uint32_t>(key >> 20U) & 0xffffU; }
  std::uint32_t ordinal() const { return static_cast<std::uint32_t>(key) & 0xfffffU; }
};

constexpr std::uint32_t max_threats = (1U << 24U) - 1;
constexpr std::uint32_t max_batteries = (1U << 16U) - 1;

/// 4 bits of kind, 24 of threat, 16 of battery, 20 of ordinal.
constexpr std::uint64_t event_key(EventKind kind, std::uint32_t threat, std::uint32_t battery = 0,
                                  std::uint32_t ordinal = 0) {
  return (static_cast<std::uint64_t>(kind) << 60U) | (static_cast<std::uint64_t>(threat) << 36U) |
         (static_cast<std::uint64_t>(battery) << 20U) | ordinal;
}

/// Whether (time, key) comes later in the total order.
inline bool later(double time_s, std::uint64_t key, double than_s, std::uint64_t than_key) {
  return time_s > than_s || (time_s == than_s && key > than_key);
}

class EventQueue {
 public:
  /// Empties the queue and spreads its buckets over [begin_s, end_s]; events outside are in order all the same.
  void reset(double begin_s, double end_s, std::size_t expected_events);
  bool empty() const { return size_ == 0; }

  void push(const Event& event) {
    ++size_;
    const std::size_t bucket = bucket_of(event.time_s);
    if (bucket <= current_) {
      late_.push_back(event);
      std::push_heap(late_.begin(), late_.end(), Later());
    } else {
      put(event, bucket);
    }
  }

  /// Time of the first event; the queue must not be empty.
  double next_time_s() {
    if (late_.empty()) {
      if (due_.empty()) fill_due();
      return due_.back().time_s;
    }
    return due_.empty() ? late_.front().time_s : std::min(due_.back().time_s, late_.front().time_s);
  }

  /// Takes out the first event; the queue must not be empty.
  Event pop() {
    --size_;
    if (late_.empty()) {
      if (due_.empty()) fill_due();
      return pop_due();
    }
    if (!due_.empty() && Later()(late_.front(), due_.back())) return pop_due();
    const Event event = late_.front();
    std::pop_heap(late_.begin(), late_.end(), Later());
    late_.pop_back();
    return event;
  }

 private:
  struct Node {
    Event event;
    std::uint32_t next;
  };
  struct Later {
    bool operator()(const Event& a, const Event& b) const { return later(a.time_s, a.key, b.time_s, b.key); }
  };

  Event pop_due() {
    const Event event = due_.back();
    due_.pop_back();
    return event;
  }
  std::size_t bucket_of(double time_s) const {
    const double bucket = std::min((time_s - begin_s_) * buckets_per_s_, last_bucket_);
    return bucket > 0 ? static_cast<std::size_t>(bucket) : 0;
  }
  void put(const Event& event, std::size_t bucket);
  void fill_due();
  void sort_due();

  std::vector<Event> due_;               // what was in bucket current_ when its turn came; the first event last
  std::vector<Event> late_;              // heap of what was pushed into buckets up to current_ since then
  std::vector<std::uint64_t> occupied_;  // bit of each bucket ahead: holds an event
  std::vector<std::uint32_t> heads_;     // first node of each occupied bucket
  std::vector<Node> nodes_;
  std::uint32_t free_ = 0;  // first of the nodes in no bucket
  std::size_t current_ = 0;
  std::size_t size_ = 0;
  double begin_s_ = 0;
  double buckets_per_s_ = 0;
  double last_bucket_ = 0;
};

}  // namespace bulwark
