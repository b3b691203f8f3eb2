#include "base/input_error.h"

#include <fmt/format.h>

#include <set>
#include <tuple>

#include "base/terminal_text.h"

namespace bulwark {

namespace {

std::string join_lines(const std::vector<InputError>& errors) {
  std::vector<std::string> lines;
  for (const InputError& error : errors) {
    if (lines.size() == most_told) {
      lines.push_back(fmt::format("and {} more errors", errors.size() - most_told));
      break;
    }
    lines.push_back(to_string(error));
  }
  return fmt::format("{}", fmt::join(lines, "\n"));
}

/// In the order in which they first came.
std::vector<InputError> each_once(const std::vector<InputError>& errors) {
  const auto is_less = [](const InputError* a, const InputError* b) {
    return std::tie(a->file, a->line, a->column, a->path, a->message) <
           std::tie(b->file, b->line, b->column, b->path, b->message);
  };
  std::set<const InputError*, decltype(is_less)> seen(is_less);
  std::vector<InputError> once;
  for (const InputError& error : errors) {
    if (seen.insert(&error).second) once.push_back(error);
  }
  return once;
}

}  // namespace

std::string to_string(const InputError& error) {
  std::string text = for_terminal_line(error.file);
  if (error.line > 0) text += fmt::format(":{}:{}", error.line, error.column);
  if (!error.path.empty()) text += ": " + for_terminal_line(error.path);
  const std::string message = for_terminal_line(error.message);
  return text.empty() ? message : text + ": " + message;
}

InputErrors::InputErrors(std::vector<InputError> errors)
    : std::runtime_error(join_lines(errors)), errors_(std::move(errors)) {}

void ErrorCollector::add(const InputError& error) {
  errors_.push_back(error);
}

void ErrorCollector::finish() const {
  if (!errors_.empty()) throw InputErrors(each_once(errors_));
}

void refuse(const std::string& where, const std::string& message) {
  throw InputErrors({{where, 0, 0, "", message}});
}

void refuse(const std::string& message) {
  refuse("", message);
}

}  // namespace bulwark
