// All complaints about one scenario, collected while it is read.
#pragma once

#include <string>
#include <vector>

#include "base/input_error.h"
#include "yaml/document.h"

namespace bulwark {

class Diagnostics {
 public:
  /// `sources` names what a Place's source counts: the file, then one `--set PATH` an override and one a file of draws.
  explicit Diagnostics(std::vector<std::string> sources) : sources_(std::move(sources)) {}

  /// One more, and what a Place's source must be there.
  int add_source(std::string name);

  void error(const Place& place, const std::string& path, const std::string& message);
  void warning(const Place& place, const std::string& path, const std::string& message);

  bool has_errors() const { return !errors_.empty(); }

  /// In the order of the file, those of overrides last.
  std::vector<InputError> errors() const;
  std::vector<InputError> warnings() const;

 private:
  struct Complaint {
    Place place;
    std::string path;
    std::string message;
  };
  std::vector<InputError> in_order(std::vector<Complaint> complaints) const;

  std::vector<std::string> sources_;
  std::vector<Complaint> errors_;
  std::vector<Complaint> warnings_;
};

}  // namespace bulwark
