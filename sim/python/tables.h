// A table of the library as a value of Python's.
#pragma once

#include <memory>
#include <utility>

#include "bulwark.h"

namespace bulwark {

struct Table {
  std::shared_ptr<const DataFrame> frame;

  explicit Table(DataFrame of) : frame(std::make_shared<const DataFrame>(std::move(of))) {}
  /// One of a result, which it keeps alive.
  Table(const ResultSet& results, const std::string& name)
      : frame(std::make_shared<const ResultSet>(results), &results.frame(name)) {}
};

}  // namespace bulwark
