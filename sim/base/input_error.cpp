#include "base/input_error.h"

#include <fmt/format.h>

#include <algorithm>

namespace bulwark {

namespace {
std::string join_lines(const std::vector<InputError>& errors) {
  std::string text;
  for (const InputError& error : errors) text += to_string(error) + "\n";
  if (!text.empty()) text.pop_back();
  return text;
}
}  // namespace

std::string to_string(const InputError& error) {
  std::string text = error.file;
  if (error.line > 0) text += fmt::format(":{}:{}", error.line, error.column);
  if (!error.path.empty()) text += ": " + error.path;
  return text + ": " + error.message;
}

InputErrors::InputErrors(std::vector<InputError> errors)
    : std::runtime_error(join_lines(errors)), errors_(std::move(errors)) {}

void ErrorCollector::add(const InputError& error) {
  if (std::find(errors_.begin(), errors_.end(), error) == errors_.end()) errors_.push_back(error);
}

void ErrorCollector::finish() const {
  if (!errors_.empty()) throw InputErrors(errors_);
}

void refuse(const std::string& where, const std::string& message) {
  throw InputErrors({{where, 0, 0, "", message}});
}

}  // namespace bulwark
