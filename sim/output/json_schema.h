// What a kind of file may say, as a JSON Schema (2020-12): editors complete and check by it.
#pragma once

#include <string>

#include "yaml/shape.h"

namespace bulwark {

/// JSON text that ends with a line break. The schema takes all that the reader takes, but for a minus sign before 0. It
/// knows nothing of names that must be there, of sums and of other rules between values: those the reader checks.
std::string json_schema(const Shape& shape, const std::string& title);

}  // namespace bulwark
