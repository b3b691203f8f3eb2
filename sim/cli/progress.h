// Progress of a long run on stderr, when that is a terminal; silence otherwise.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace bulwark {

class Progress {
 public:
  /// `unit` is what is counted, in the plural. A total of 0 is not known, nor is one that was passed.
  Progress(std::uint64_t total, bool quiet, std::string unit = "trials");
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// From any thread; prints at most ten times a second.
  void update(std::uint64_t done);
  double elapsed_s() const;
  /// Words before the figures: what is being done.
  void entitle(std::string title);

 private:
  using Clock = std::chrono::steady_clock;
  std::uint64_t total_;
  std::string unit_;
  std::string title_;
  bool shown_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point printed_ = start_;
  std::uint64_t most_ = 0;
  std::mutex mutex_;
};

}  // namespace bulwark
