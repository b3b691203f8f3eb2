// Asking long work to end: a flag that somebody else sets, and what is thrown where it is seen.
#pragma once

#include <atomic>

namespace bulwark {

/// Null: nobody asks.
using StopFlag = const std::atomic<bool>*;

/// Thrown out of work that was asked to end. No std::exception: nothing has failed, and no handler of failures should
/// take it for one.
struct Stopped {};

inline bool is_asked_to_stop(StopFlag stop) {
  return stop != nullptr && stop->load(std::memory_order_relaxed);
}

inline void end_if_asked(StopFlag stop) {
  if (is_asked_to_stop(stop)) throw Stopped();
}

}  // namespace bulwark
