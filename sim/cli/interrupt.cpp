#include "cli/interrupt.h"

#include <array>
#include <csignal>

namespace bulwark {

namespace {

// A signal handler can reach nothing else.
std::atomic<bool> interrupted = false;
std::atomic<int> last_signal = SIGINT;

constexpr std::array ending_signals = {SIGINT, SIGTERM, SIGHUP};

void on_signal(int number) {
  last_signal = number;
  interrupted = true;
  std::signal(number, SIG_DFL);
}

/// A signal that the caller has the program ignore (nohup, a shell's `&`) stays so.
void handle(int number) {
  if (std::signal(number, on_signal) == SIG_IGN) std::signal(number, SIG_IGN);
}

void leave(int number) {
  if (std::signal(number, SIG_DFL) == SIG_IGN) std::signal(number, SIG_IGN);
}

}  // namespace

InterruptGuard::InterruptGuard() {
  interrupted = false;
  for (const int number : ending_signals) handle(number);
}

InterruptGuard::~InterruptGuard() {
  for (const int number : ending_signals) leave(number);
}

const std::atomic<bool>& InterruptGuard::flag() const {
  return interrupted;
}

int exit_code_of_interrupt() {
  return 128 + last_signal;
}

}  // namespace bulwark
