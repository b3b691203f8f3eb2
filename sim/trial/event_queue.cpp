#include "trial/event_queue.h"

#include <bit>
#include <utility>

namespace bulwark {

namespace {

struct Later {
  bool operator()(const Event& a, const Event& b) const { return later(a.time_s, a.key, b.time_s, b.key); }
};

}  // namespace

void EventQueue::reset(double begin_s, double end_s, std::size_t expected_events) {
  while (has_bucket_ahead()) {  // what a trial that was given up has left, and what was cancelled
    fill_due();
    due_size_ = 0;
  }
  const std::size_t buckets = std::bit_ceil(std::clamp<std::size_t>(expected_events, 64, std::size_t{1} << 16U));
  occupied_.resize(buckets / 64, 0);
  heads_.resize(buckets, none);
  late_.clear();
  current_ = 0;
  size_ = 0;
  begin_s_ = begin_s;
  last_bucket_ = static_cast<double>(buckets - 1);
  buckets_per_s_ = end_s > begin_s ? static_cast<double>(buckets) / (end_s - begin_s) : 0;
}

bool EventQueue::has_bucket_ahead() const {
  return std::any_of(occupied_.begin(), occupied_.end(), [](std::uint64_t word) { return word != 0; });
}

void EventQueue::push_late(const Event& event) {
  late_.push_back(event);
  std::push_heap(late_.begin(), late_.end(), Later());
}

const Event& EventQueue::pop_late() {
  if (due_size_ > 0 && Later()(late_.front(), due_[due_size_])) return due_[due_size_--];
  last_late_ = late_.front();
  std::pop_heap(late_.begin(), late_.end(), Later());
  late_.pop_back();
  return last_late_;
}

/// Only when every node is in a bucket. The last event taken out stays where it is.
void EventQueue::grow() {
  const std::size_t first = nodes_.size();
  nodes_.resize(std::max<std::size_t>(64, 2 * first));
  for (std::size_t k = first; k < nodes_.size(); ++k) next_.push_back(static_cast<std::uint32_t>(k + 1));
  next_.back() = none;
  free_ = static_cast<std::uint32_t>(first);
  has_room_ = false;
}

/// One bucket may hold all nodes.
void EventQueue::make_room() {
  due_.resize(nodes_.size() + 1);
  has_room_ = true;
}

void EventQueue::sort_due() {
  constexpr std::size_t few = 16;
  Event* const due = due_.data() + 1;
  if (due_size_ > few) {
    std::sort(due, due + due_size_, Later());
    return;
  }
  for (std::size_t k = 1; k < due_size_; ++k) {  // by insertion: a bucket holds one or two events as a rule
    const Event event = due[k];
    std::size_t hole = k;
    for (; hole > 0 && Later()(event, due[hole - 1]); --hole) due[hole] = due[hole - 1];
    due[hole] = event;
  }
}

/// Moves the next occupied bucket to due_, which stays empty where all its events were cancelled.
void EventQueue::fill_due() {
  std::size_t k = current_ / 64;
  while (occupied_[k] == 0) ++k;
  current_ = static_cast<std::uint32_t>(64 * k) + static_cast<std::uint32_t>(std::countr_zero(occupied_[k]));
  occupied_[k] &= occupied_[k] - 1;
  if (!has_room_) make_room();
  std::size_t filled = 0;
  std::uint32_t place = std::exchange(heads_[current_], none);
  do {
    Event& node = nodes_[place];
    due_[filled + 1] = node;
    filled += static_cast<std::size_t>(node.key != no_key);
    node.key = no_key;
    const std::uint32_t next = std::exchange(next_[place], free_);
    free_ = place;
    place = next;
  } while (place != none);
  due_size_ = filled;
  if (filled > 1) sort_due();
}

}  // namespace bulwark
