#pragma once

#include <functional>

namespace bulwark {

/// Runs `work` on this thread and at the same time on others, `threads` in all (0 counts as 1) or as many as the system
/// gives; returns when all have ended. `work` must not throw, and must be done when it has returned on one of them:
/// whoever comes late finds nothing left. What was written before is seen by each, and what they wrote is seen after.
void run_on_threads(unsigned threads, const std::function<void()>& work);

}  // namespace bulwark
