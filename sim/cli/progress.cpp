#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "cli/terminal.h"

namespace bulwark {

Progress::Progress(std::uint64_t total, bool quiet, std::string unit)
    : total_(total), unit_(std::move(unit)), shown_(!quiet && isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() {
  if (shown_) report_as_it_is("\r\033[K");
}

double Progress::elapsed_s() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

void Progress::entitle(std::string title) {
  const std::lock_guard lock(mutex_);
  title_ = std::move(title);
}

void Progress::update(std::uint64_t done) {
  if (!shown_) return;
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock) return;
  const Clock::time_point now = Clock::now();
  if (now - printed_ < std::chrono::milliseconds(100)) return;
  printed_ = now;
  most_ = std::max(most_, done);
  const double rate = static_cast<double>(most_) / elapsed_s();
  if (total_ == 0 || most_ > total_) {
    report_as_it_is(fmt::format("\r\033[K{}{} {}, {:.0f} {}/s", title_, most_, unit_, rate, unit_));
    return;
  }
  const double left_s = static_cast<double>(total_ - most_) / rate;
  report_as_it_is(fmt::format("\r\033[K{}{} of {} {} ({:.0f} %), {:.0f} {}/s, {:.0f} s left", title_, most_, total_,
                              unit_, 100.0 * static_cast<double>(most_) / static_cast<double>(total_), rate, unit_,
                              left_s));
}

}  // namespace bulwark
