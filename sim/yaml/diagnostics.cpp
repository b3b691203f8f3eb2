#include "yaml/diagnostics.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace bulwark {

namespace {
/// Paths and messages repeat keys, which are the author's and may hold anything.
std::string on_one_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20U || c == 0x7F) c = '?';
  }
  return text;
}
}  // namespace

int Diagnostics::add_source(std::string name) {
  sources_.push_back(std::move(name));
  return static_cast<int>(sources_.size()) - 1;
}

void Diagnostics::error(const Place& place, const std::string& path, const std::string& message) {
  errors_.push_back({place, on_one_line(path), on_one_line(message)});
}

void Diagnostics::warning(const Place& place, const std::string& path, const std::string& message) {
  warnings_.push_back({place, on_one_line(path), on_one_line(message)});
}

std::vector<InputError> Diagnostics::errors() const {
  return in_order(errors_);
}
std::vector<InputError> Diagnostics::warnings() const {
  return in_order(warnings_);
}

std::vector<InputError> Diagnostics::in_order(std::vector<Complaint> complaints) const {
  std::stable_sort(complaints.begin(), complaints.end(), [](const Complaint& a, const Complaint& b) {
    return std::tie(a.place.source, a.place.line, a.place.column) <
           std::tie(b.place.source, b.place.line, b.place.column);
  });
  std::vector<InputError> result;
  for (Complaint& complaint : complaints) {
    result.push_back({sources_.at(static_cast<std::size_t>(complaint.place.source)), complaint.place.line,
                      complaint.place.column, std::move(complaint.path), std::move(complaint.message)});
  }
  return result;
}

}  // namespace bulwark
