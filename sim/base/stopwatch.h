// How long something takes, for manifests and progress.
#pragma once

#include <chrono>

namespace bulwark {

/// Runs from when it is made.
class Stopwatch {
 public:
  double elapsed_s() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace bulwark
