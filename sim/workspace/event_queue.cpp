#include "workspace/event_queue.h"

namespace bulwark {

namespace {

struct Later {
  bool operator()(const Event& a, const Event& b) const { return later(a.time_s, a.key, b.time_s, b.key); }
};

}  // namespace

void EventQueue::reset(double begin_s, double end_s, std::size_t expected_events) {
  constexpr std::size_t most_words = 1U << 10U;
  const std::size_t words = std::clamp<std::size_t>(expected_events / 64, 1, most_words);
  const std::size_t buckets = 64 * words;
  bits_.assign(words, {});  // what was cancelled, or a trial that was given up, may have left some
  first_.resize(buckets);
  first_behind_.resize(buckets);
  behind_.clear();
  due_size_ = 0;
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
  behind_.push({event, next});
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

/// Moves the crowded bucket whose turn has come to due_, which stays empty where all of it was cancelled.
void EventQueue::fill_due() {
  bits_[current_ / 64].crowded ^= std::uint64_t{1} << (current_ % 64);
  if (due_.size() <= behind_.size()) due_.resize(2 * behind_.size());
  std::size_t filled = 0;
  const auto take = [&](const Event& event) {
    due_[filled] = event;
    filled += static_cast<std::size_t>(event.key != no_key);
  };
  take(first_[current_]);
  for (std::uint32_t k = first_behind_[current_]; k != none; k = behind_[k].next) take(behind_[k].event);
  due_size_ = filled;
  waiting_ = filled;
  if (filled > 1) sort_due();
}

void EventQueue::sort_due() {
  constexpr std::size_t few = 16;
  Event* const due = due_.data();
  if (due_size_ > few) {
    std::sort(due, due + due_size_, Later());
    return;
  }
  for (std::size_t k = 1; k < due_size_; ++k) {  // by insertion: two or three events as a rule
    const Event event = due[k];
    std::size_t hole = k;
    for (; hole > 0 && Later()(event, due[hole - 1]); --hole) due[hole] = due[hole - 1];
    due[hole] = event;
  }
}

const Event& EventQueue::next_waiting() const {
  if (late_.empty()) return due_[due_size_ - 1];
  if (due_size_ == 0) return late_.front();
  const Event& due = due_[due_size_ - 1];
  return Later()(late_.front(), due) ? due : late_.front();
}

const Event& EventQueue::pop_late() {
  --waiting_;
  if (due_size_ > 0 && Later()(late_.front(), due_[due_size_ - 1])) return due_[--due_size_];
  last_late_ = late_.front();
  std::pop_heap(late_.begin(), late_.end(), Later());
  late_.pop_back();
  return last_late_;
}

}  // namespace bulwark
