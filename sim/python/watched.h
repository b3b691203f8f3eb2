// Long work of the library as Python wants it: others may run meanwhile, ^C ends it, and somebody hears how far it is.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <exception>
#include <future>
#include <optional>

#include "bulwark.h"
#include "python/bindings.h"

namespace bulwark {

/// What a caller in Python may say of any work; None where it says nothing.
struct RunArguments {
  std::optional<std::uint32_t> trials;
  std::optional<std::uint64_t> seed;
  unsigned threads = 0;
  py::object progress = py::none();  // called with the number of trials done, in the caller's thread
};

/// The state of work between the threads that do it and the one that waits.
class Watch {
 public:
  explicit Watch(py::object progress) : progress_(std::move(progress)) {}

  RunOptions options(const RunArguments& arguments);
  /// In the caller's thread with the GIL: handles signals, tells of progress. What they raise asks the work to end and
  /// is kept.
  void look();
  /// Raises what was kept.
  void finish() const;
  bool is_ended() const { return stop_; }

 private:
  py::object progress_;
  std::atomic<bool> stop_ = false;
  std::atomic<std::uint64_t> done_ = 0;
  std::uint64_t told_ = 0;
  std::exception_ptr raised_;
};

constexpr std::chrono::milliseconds between_looks{50};

/// What `work` of RunOptions returns. It runs on a thread of its own, without the GIL; the caller's looks after signals
/// and progress, twenty times a second.
template <class Work>
auto watched(const RunArguments& arguments, const Work& work) {
  Watch watch(arguments.progress);
  const RunOptions options = watch.options(arguments);
  auto result = std::async(std::launch::async, [&] { return work(options); });
  {
    const py::gil_scoped_release released;
    while (!watch.is_ended() && result.wait_for(between_looks) != std::future_status::ready) {
      const py::gil_scoped_acquire held;
      watch.look();
    }
    result.wait();
  }
  watch.look();
  watch.finish();
  return result.get();
}

}  // namespace bulwark
