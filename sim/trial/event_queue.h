// The events of a trial in their total order: time, then kind, threat and battery (model.md, end of section 6).
//
// A ladder of equal time buckets holds what is far ahead, unsorted; only the bucket that is due is a binary heap.
// Pushes far ahead cost O(1), and where all events fall into one bucket it is a plain heap. Knows nothing of the
// simulation.
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
      due_.push_back(event);
      std::push_heap(due_.begin(), due_.end(), Later());
    } else {
      nodes_.push_back({event, heads_[bucket]});
      heads_[bucket] = static_cast<std::uint32_t>(nodes_.size() - 1);
    }
  }

  /// The first event; the queue must not be empty.
  const Event& top() {
    if (due_.empty()) fill_due();
    return due_.front();
  }

  Event pop() {
    const Event event = top();
    std::pop_heap(due_.begin(), due_.end(), Later());
    due_.pop_back();
    --size_;
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

  std::size_t bucket_of(double time_s) const {
    const double bucket = std::min((time_s - begin_s_) * buckets_per_s_, last_bucket_);
    return bucket > 0 ? static_cast<std::size_t>(bucket) : 0;
  }
  void fill_due();

  std::vector<Event> due_;            // heap of the events of buckets up to current_
  std::vector<std::uint32_t> heads_;  // first node of each bucket, or none
  std::vector<Node> nodes_;
  std::size_t current_ = 0;
  std::size_t size_ = 0;
  double begin_s_ = 0;
  double buckets_per_s_ = 0;
  double last_bucket_ = 0;
};

}  // namespace bulwark
