// All that the program says to whoever started it goes through here: results to the standard output, the rest to
// stderr, both safe for a terminal (base/terminal_text.h).
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string_view>
#include <utility>

namespace bulwark {

/// To be called first. A standard stream that the caller has closed is opened so that reading and writing fail, lest a
/// result file get its number and a message go into it. Of a pipe that nobody reads and of a limit on the size of files
/// writing says so, in place of the signals that end the program.
void prepare_standard_streams();

/// Writes to the standard output. What fails is kept for finish_output(): a report that gets nowhere does not stop the
/// tables.
void print_text(std::string_view text);
template <class... Values>
void print_out(fmt::format_string<Values...> format, Values&&... values) {
  print_text(fmt::format(format, std::forward<Values>(values)...));
}

/// The same for a table, as it is: cells are never altered, save on a terminal.
void print_table(std::string_view csv);

/// Columns of a help text on the standard output: those of the terminal, or of COLUMNS, where it is one.
std::size_t help_width();

/// Writes to stderr; never throws, whatever becomes of it.
void report_text(std::string_view text) noexcept;
template <class... Values>
void report(fmt::format_string<Values...> format, Values&&... values) {
  report_text(fmt::format(format, std::forward<Values>(values)...));
}

/// Of the program's own: controls are obeyed.
void report_as_it_is(std::string_view text) noexcept;

/// The exit status of a program that would end with `code`: of one that would succeed, exit_failure, after saying why,
/// where the standard output could not be written; 128 + SIGPIPE, without a word, where nobody read it to the end.
int finish_output(int code) noexcept;

}  // namespace bulwark
