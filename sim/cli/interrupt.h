// ^C and SIGTERM as a flag that a long run looks at.
#pragma once

#include <atomic>

namespace bulwark {

/// Thrown out of a command that ^C ends before it has an answer: the command line says so.
struct Interrupted {};

/// While it lives, the first interrupt sets the flag; a second one ends the program at once.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  const std::atomic<bool>& flag() const;
};

}  // namespace bulwark
