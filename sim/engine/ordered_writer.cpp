#include "engine/ordered_writer.h"

#include <utility>

namespace bulwark {

void OrderedWriter::put(std::uint64_t number, std::string text) {
  std::unique_lock lock(mutex_);
  progress_.wait(lock, [&] { return abandoned_ || number < next_ + window_; });
  waiting_.emplace(number, std::move(text));
  while (!abandoned_ && !waiting_.empty() && waiting_.begin()->first == next_) {
    write_(waiting_.begin()->second);
    waiting_.erase(waiting_.begin());
    ++next_;
    progress_.notify_all();
  }
}

void OrderedWriter::abandon() {
  const std::lock_guard lock(mutex_);
  abandoned_ = true;
  progress_.notify_all();
}

}  // namespace bulwark
