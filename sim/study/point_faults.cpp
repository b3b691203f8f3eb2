#include "study/point_faults.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace bulwark {

namespace {

constexpr std::size_t most_causes = 1000;  // one that is everywhere is among the first

}  // namespace

std::string in_one_line(const std::vector<InputError>& errors) {
  std::string line;
  for (const InputError& error : errors) {
    const std::string path = error.path.empty() ? "" : error.path + ": ";
    line += fmt::format("{}{}{}", line.empty() ? "" : "; ", path, error.message);
  }
  return line;
}

void PointFaults::count(const InputError& error) {
  const Cause cause{error.path, error.message};
  const auto found = causes_.find(cause);
  if (found != causes_.end()) {
    ++found->second;
  } else if (causes_.size() < most_causes) {
    causes_.emplace(cause, 1);
  }
}

void PointFaults::add(std::size_t number, const std::string& where, const std::vector<InputError>& errors) {
  if (errors.empty()) return;
  const std::lock_guard lock(mutex_);
  if (number < points_) {
    for (const InputError& error : errors) count(error);
  }
  ++wrong_;
  faults_.emplace(number, Fault{where, errors});
  if (faults_.size() > most_) faults_.erase(std::prev(faults_.end()));
}

void PointFaults::add_idle(const InputError& warning) {
  const std::lock_guard lock(mutex_);
  count(warning);
}

const Factor* PointFaults::factor_of(const std::string& path) const {
  const auto leads_there = [&](const std::string& own) { return own == path || own.starts_with(path + "."); };
  for (const Factor& factor : study_.factors) {
    if (std::any_of(factor.paths.begin(), factor.paths.end(), leads_there)) return &factor;
  }
  return nullptr;
}

bool PointFaults::is_everywhere(const Cause& cause) const {
  const auto found = causes_.find(cause);
  return found != causes_.end() && found->second == points_ && factor_of(cause.first) != nullptr;
}

std::vector<InputError> PointFaults::report() const {
  std::vector<InputError> errors;
  for (const auto& [cause, count] : causes_) {
    if (!is_everywhere(cause)) continue;
    const Factor& factor = *factor_of(cause.first);
    errors.push_back(
        {study_.file, factor.line, factor.column_number, "factors." + factor.name, cause.first + ": " + cause.second});
  }
  std::size_t told = 0;
  for (const auto& [number, fault] : faults_) {
    std::vector<InputError> own;
    std::copy_if(fault.errors.begin(), fault.errors.end(), std::back_inserter(own), [&](const InputError& error) {
      return !is_everywhere({error.path, error.message});
    });
    ++told;
    if (!own.empty()) errors.push_back({study_.file, 0, 0, fault.where, in_one_line(own)});
  }
  const bool are_all_told = wrong_ == told || (!errors.empty() && errors.back().line > 0);
  if (!are_all_told) {
    errors.push_back({study_.file, 0, 0, "", fmt::format("{} more points are invalid", wrong_ - told)});
  }
  return errors;
}

}  // namespace bulwark
