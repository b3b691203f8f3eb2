#pragma once

#include <cstdint>
#include <functional>

#include "base/stop.h"

namespace bulwark {

/// Runs body(i) once for each i < tasks, on at most `threads` threads (0 counts as 1, and fewer where the system has no
/// more), and returns when all have ended. What was written before the call is seen by each task, and what a task wrote
/// is seen after the call. The first exception ends the call: tasks that have not begun are left out, and it is thrown
/// on. So does the flag when it turns true before the last task has begun: Stopped is thrown.
void parallel_tasks(unsigned threads, std::uint64_t tasks, const std::function<void(std::uint64_t)>& body,
                    StopFlag stop = nullptr);

}  // namespace bulwark
