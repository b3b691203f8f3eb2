#include "cli/terminal.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <system_error>

#include "base/terminal_text.h"
#include "base/write_all.h"
#include "cli/exit_code.h"
#include "report/wrapped_help.h"

namespace bulwark {

namespace {

// The standard output is the process's; so is the error that it ended with.
std::atomic<int> output_error = 0;

void print_as_it_is(std::string_view text) {
  if (output_error == 0) output_error = write_all(STDOUT_FILENO, text);
}

}  // namespace

void prepare_standard_streams() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  // In order: open() takes the lowest number that is free.
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
    [[maybe_unused]] const int opened = ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

void print_text(std::string_view text) {
  print_as_it_is(for_terminal(text));
}

void print_table(std::string_view csv) {
  if (::isatty(STDOUT_FILENO) != 0) {
    print_text(csv);
  } else {
    print_as_it_is(csv);
  }
}

std::size_t help_width() {
  constexpr std::size_t least = 50;  // the meanings of options begin in column 30
  if (::isatty(STDOUT_FILENO) == 0) return usual_width;
  std::size_t columns = 0;
  winsize window{};
  if (const char* const given = std::getenv("COLUMNS")) {
    const std::string_view text = given;
    std::from_chars(text.data(), text.data() + text.size(), columns);
  }
  if (columns == 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0) columns = window.ws_col;
  return columns == 0 ? usual_width : std::max(columns, least);
}

void report_text(std::string_view text) noexcept {
  try {
    report_as_it_is(for_terminal(text));
  } catch (...) {  // no memory even for that
    report_as_it_is("bulwark: not enough memory for a message\n");
  }
}

void report_as_it_is(std::string_view text) noexcept {
  [[maybe_unused]] const int ignored = write_all(STDERR_FILENO, text);
}

int finish_output(int code) noexcept {
  const int error = output_error;
  if (error == 0 || code != exit_success) return code;
  if (error == EPIPE) return 128 + SIGPIPE;
  try {
    report("bulwark: cannot write to the standard output: {}\n", std::generic_category().message(error));
  } catch (...) {
    report_as_it_is("bulwark: cannot write to the standard output\n");
  }
  return exit_failure;
}

}  // namespace bulwark
