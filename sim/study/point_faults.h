// What is wrong at the points of a design, as an author wants to read it: point by point, but once, and with the
// factor's line, what is so at every point because of the factor's path.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/input_error.h"
#include "study/study.h"

namespace bulwark {

/// "PATH: MESSAGE; PATH: MESSAGE".
std::string in_one_line(const std::vector<InputError>& errors);

class PointFaults {
 public:
  /// Of a design of so many points, at most `most` are listed. The study must outlive it.
  PointFaults(const Study& study, std::size_t points, std::size_t most) : study_(study), points_(points), most_(most) {}

  /// Takes the errors of the scenario number `number`: a design point, or from points() on a baseline, which `where`
  /// names. From any thread.
  void add(std::size_t number, const std::string& where, const std::vector<InputError>& errors);
  /// That a factor's path is of no effect there: an error only if it is so at every point.
  void add_idle(const InputError& warning);

  std::vector<InputError> report() const;

 private:
  using Cause = std::pair<std::string, std::string>;  // path in the scenario, message
  struct Fault {
    std::string where;
    std::vector<InputError> errors;
  };

  void count(const InputError& error);
  bool is_everywhere(const Cause& cause) const;
  const Factor* factor_of(const std::string& path) const;

  const Study& study_;
  std::size_t points_;
  std::size_t most_;
  std::mutex mutex_;
  std::map<std::size_t, Fault> faults_;  // the first by number
  std::size_t wrong_ = 0;
  std::map<Cause, std::size_t> causes_;  // and at how many points
};

}  // namespace bulwark
