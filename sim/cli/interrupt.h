// ^C, SIGTERM and SIGHUP as a flag that a long run looks at.
#pragma once

#include <atomic>

namespace bulwark {

/// While it lives, the first interrupt sets the flag; a second one ends the program at once.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  const std::atomic<bool>& flag() const;
};

/// 128 + the signal that interrupted, as a shell has it: 130 after ^C, 143 after SIGTERM, 129 after SIGHUP.
int exit_code_of_interrupt();

}  // namespace bulwark
