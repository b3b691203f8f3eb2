#include "python/watched.h"

namespace bulwark {

RunOptions Watch::options(const RunArguments& arguments) {
  RunOptions options;
  options.trials = arguments.trials;
  options.seed = arguments.seed;
  options.threads = arguments.threads;
  options.stop = &stop_;
  options.progress = [this](std::uint64_t done) {
    std::uint64_t most = done_;
    while (done > most && !done_.compare_exchange_weak(most, done)) {
    }
  };
  return options;
}

void Watch::look() {
  if (raised_) return;
  try {
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    const std::uint64_t done = done_;
    if (done == told_ || progress_.is_none()) return;
    told_ = done;
    progress_(done);
  } catch (py::error_already_set&) {
    raised_ = std::current_exception();
    stop_ = true;
  }
}

void Watch::finish() const {
  if (raised_) std::rethrow_exception(raised_);
}

}  // namespace bulwark
