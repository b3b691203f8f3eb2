#include "trial/event_queue.h"

namespace bulwark {

namespace {

struct Later {
  bool operator()(const Event& a, const Event& b) const { return later(a.time_s, a.key, b.time_s, b.key); }
};

}  // namespace

void EventQueue::reset(double begin_s, double end_s, std::size_t expected_events) {
  const std::size_t buckets = std::bit_ceil(std::clamp<std::size_t>(expected_events, 64, std::size_t{1} << 16U));
  bits_.assign(buckets / 64, {});  // what was cancelled, or a trial that was given up, may have left some
  first_.resize(buckets);
  first_behind_.resize(buckets);
  behind_.clear();
  due_.clear();
  late_.clear();
  waiting_ = 0;
  current_ = 0;
  size_ = 0;
  begin_s_ = begin_s;
  last_bucket_ = static_cast<double>(buckets - 1);
  buckets_per_s_ = end_s > begin_s ? static_cast<double>(buckets) / (end_s - begin_s) : 0;
}

void EventQueue::push_late(const Event& event) {
  late_.push_back(event);
  std::push_heap(late_.begin(), late_.end(), Later());
  ++waiting_;
}

void EventQueue::push_behind(std::uint32_t bucket, const Event& event) {
  std::uint64_t& crowded = bits_[bucket / 64].crowded;
  const std::uint64_t bit = std::uint64_t{1} << (bucket % 64);
  const std::uint32_t next = crowded & bit ? first_behind_[bucket] : none;
  crowded |= bit;
  first_behind_[bucket] = static_cast<std::uint32_t>(behind_.size());
  behind_.push_back({event, next});
}

bool EventQueue::cancel(Place at, std::uint64_t key) {
  const auto bucket = static_cast<std::uint32_t>(at);
  if (bucket <= current_) return false;
  BucketBits& bits = bits_[bucket / 64];
  const std::uint64_t bit = std::uint64_t{1} << (bucket % 64);
  if (bits.crowded & bit) return cancel_behind(bucket, key);
  if (!(bits.occupied & bit) || first_[bucket].key != key) return false;
  bits.occupied ^= bit;
  --size_;
  return true;
}

/// In a crowded bucket, where it only leaves a mark.
bool EventQueue::cancel_behind(std::uint32_t bucket, std::uint64_t key) {
  Event* event = &first_[bucket];
  std::uint32_t next = first_behind_[bucket];
  while (event->key != key) {
    if (next == none) return false;
    event = &behind_[next].event;
    next = behind_[next].next;
  }
  event->key = no_key;
  --size_;
  return true;
}

/// Moves the crowded bucket whose turn has come to due_.
void EventQueue::fill_due() {
  bits_[current_ / 64].crowded ^= std::uint64_t{1} << (current_ % 64);
  due_.push_back(first_[current_]);
  for (std::uint32_t k = first_behind_[current_]; k != none; k = behind_[k].next) due_.push_back(behind_[k].event);
  std::erase_if(due_, [](const Event& event) { return event.key == no_key; });
  sort_due();
  waiting_ = due_.size();
}

void EventQueue::sort_due() {
  constexpr std::size_t few = 16;
  if (due_.size() > few) {
    std::sort(due_.begin(), due_.end(), Later());
    return;
  }
  for (std::size_t k = 1; k < due_.size(); ++k) {  // by insertion: two or three events as a rule
    const Event event = due_[k];
    std::size_t hole = k;
    for (; hole > 0 && Later()(event, due_[hole - 1]); --hole) due_[hole] = due_[hole - 1];
    due_[hole] = event;
  }
}

/// Whether the first event that waits is the last of due_, not the top of the heap.
bool EventQueue::due_comes_first() const {
  return late_.empty() || (!due_.empty() && Later()(late_.front(), due_.back()));
}

const Event& EventQueue::next_waiting() const {
  return due_comes_first() ? due_.back() : late_.front();
}

const Event& EventQueue::pop_waiting() {
  --waiting_;
  if (due_comes_first()) {
    last_waiting_ = due_.back();
    due_.pop_back();
  } else {
    last_waiting_ = late_.front();
    std::pop_heap(late_.begin(), late_.end(), Later());
    late_.pop_back();
  }
  return last_waiting_;
}

}  // namespace bulwark
