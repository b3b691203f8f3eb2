#include "trial/event_queue.h"

#include <algorithm>
#include <bit>

namespace bulwark {

namespace {

constexpr std::uint32_t none = 0xffffffffU;

bool later(const Event& a, const Event& b) { return a.time_s != b.time_s ? a.time_s > b.time_s : a.key > b.key; }

}  // namespace

void EventQueue::reset(double begin_s, double end_s, std::size_t expected_events) {
  const std::size_t buckets = std::bit_ceil(std::clamp<std::size_t>(expected_events, 64, std::size_t{1} << 16U));
  heads_.assign(buckets, none);
  nodes_.clear();
  due_.clear();
  current_ = 0;
  size_ = 0;
  begin_s_ = begin_s;
  buckets_per_s_ = end_s > begin_s ? static_cast<double>(buckets) / (end_s - begin_s) : 0;
}

std::size_t EventQueue::bucket_of(double time_s) const {
  const double bucket = (time_s - begin_s_) * buckets_per_s_;
  if (!(bucket > 0)) return 0;
  const auto last = heads_.size() - 1;
  return bucket >= static_cast<double>(last) ? last : static_cast<std::size_t>(bucket);
}

void EventQueue::push_due(const Event& event) {
  due_.push_back(event);
  std::push_heap(due_.begin(), due_.end(), later);
}

void EventQueue::push(const Event& event) {
  ++size_;
  const std::size_t bucket = bucket_of(event.time_s);
  if (bucket <= current_) {
    push_due(event);
    return;
  }
  nodes_.push_back({event, heads_[bucket]});
  heads_[bucket] = static_cast<std::uint32_t>(nodes_.size() - 1);
}

const Event& EventQueue::top() {
  if (due_.empty()) fill_due();
  return due_.front();
}

Event EventQueue::pop() {
  if (due_.empty()) fill_due();
  std::pop_heap(due_.begin(), due_.end(), later);
  const Event event = due_.back();
  due_.pop_back();
  --size_;
  return event;
}

void EventQueue::fill_due() {
  while (due_.empty()) {
    ++current_;
    for (std::uint32_t node = heads_[current_]; node != none; node = nodes_[node].next) {
      due_.push_back(nodes_[node].event);
    }
  }
  std::make_heap(due_.begin(), due_.end(), later);
}

}  // namespace bulwark
