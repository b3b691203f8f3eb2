#include "trial/event_queue.h"

#include <bit>

namespace bulwark {

namespace {
constexpr std::uint32_t none = 0xffffffffU;
}

void EventQueue::reset(double begin_s, double end_s, std::size_t expected_events) {
  const std::size_t buckets = std::bit_ceil(std::clamp<std::size_t>(expected_events, 64, std::size_t{1} << 16U));
  occupied_.assign(buckets / 64, 0);
  heads_.resize(buckets);
  nodes_.clear();
  free_ = none;
  due_.clear();
  late_.clear();
  current_ = 0;
  size_ = 0;
  begin_s_ = begin_s;
  last_bucket_ = static_cast<double>(buckets - 1);
  buckets_per_s_ = end_s > begin_s ? static_cast<double>(buckets) / (end_s - begin_s) : 0;
}

void EventQueue::put(const Event& event, std::size_t bucket) {
  std::uint64_t& word = occupied_[bucket / 64];
  const std::uint64_t bit = std::uint64_t{1} << (bucket % 64);
  const std::uint32_t next = (word & bit) != 0 ? heads_[bucket] : none;
  word |= bit;
  if (free_ == none) {
    heads_[bucket] = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({event, next});
  } else {
    heads_[bucket] = free_;
    Node& node = nodes_[free_];
    free_ = node.next;
    node = {event, next};
  }
}

void EventQueue::sort_due() {
  constexpr std::size_t few = 16;
  if (due_.size() > few) {
    std::sort(due_.begin(), due_.end(), Later());
    return;
  }
  for (std::size_t k = 1; k < due_.size(); ++k) {  // by insertion: a bucket holds two or three events as a rule
    const Event event = due_[k];
    std::size_t hole = k;
    for (; hole > 0 && Later()(event, due_[hole - 1]); --hole) due_[hole] = due_[hole - 1];
    due_[hole] = event;
  }
}

void EventQueue::fill_due() {
  std::size_t k = current_ / 64;
  while (occupied_[k] == 0) ++k;
  current_ = 64 * k + static_cast<std::size_t>(std::countr_zero(occupied_[k]));
  occupied_[k] &= occupied_[k] - 1;
  std::uint32_t node = heads_[current_];
  while (node != none) {
    due_.push_back(nodes_[node].event);
    const std::uint32_t next = nodes_[node].next;
    nodes_[node].next = free_;
    free_ = node;
    node = next;
  }
  if (due_.size() > 1) sort_due();
}

}  // namespace bulwark
