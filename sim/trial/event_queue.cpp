#include "trial/event_queue.h"

#include <bit>

namespace bulwark {

namespace {
constexpr std::uint32_t none = 0xffffffffU;
}

void EventQueue::reset(double begin_s, double end_s, std::size_t expected_events) {
  const std::size_t buckets = std::bit_ceil(std::clamp<std::size_t>(expected_events, 64, std::size_t{1} << 16U));
  heads_.assign(buckets, none);
  nodes_.clear();
  due_.clear();
  current_ = 0;
  size_ = 0;
  begin_s_ = begin_s;
  last_bucket_ = static_cast<double>(buckets - 1);
  buckets_per_s_ = end_s > begin_s ? static_cast<double>(buckets) / (end_s - begin_s) : 0;
}

void EventQueue::fill_due() {
  while (due_.empty()) {
    ++current_;
    for (std::uint32_t node = heads_[current_]; node != none; node = nodes_[node].next) {
      due_.push_back(nodes_[node].event);
    }
  }
  if (due_.size() > 1) std::make_heap(due_.begin(), due_.end(), Later());
}

}  // namespace bulwark
