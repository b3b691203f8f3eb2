// What threads finish in any order, taken in the order of its numbers, with bounded memory.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace bulwark {

template <class Item>
class InOrder {
 public:
  using Take = std::function<void(const Item&)>;

  /// At most `window` >= 1 items wait for an earlier one.
  InOrder(Take take, std::uint64_t window) : take_(std::move(take)), window_(window) {}

  /// Hands in item 0, 1, 2, …, each once, from any thread; takes it and those that waited for it, one at a time. Blocks
  /// while it is `window` or more ahead of the first that is missing, so somebody must be at work on that one. Throws
  /// what `take` throws; abandon() then.
  void put(std::uint64_t number, Item item) {
    std::unique_lock lock(mutex_);
    progress_.wait(lock, [&] { return abandoned_ || number < next_ + window_; });
    waiting_.emplace(number, std::move(item));
    while (!abandoned_ && !waiting_.empty() && waiting_.begin()->first == next_) {
      take_(waiting_.begin()->second);
      waiting_.erase(waiting_.begin());
      ++next_;
      progress_.notify_all();
    }
  }

  /// Some item will never come: wakes whoever waits; nothing more is taken.
  void abandon() {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
    progress_.notify_all();
  }

 private:
  Take take_;
  std::uint64_t window_;
  std::mutex mutex_;
  std::condition_variable progress_;
  std::map<std::uint64_t, Item> waiting_;
  std::uint64_t next_ = 0;
  bool abandoned_ = false;
};

}  // namespace bulwark
